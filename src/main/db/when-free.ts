import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '@shared/lib/user-error';

const PATIENCE_MILLISECONDS = 60_000;

/**
 * Like `work()`, but while another process or thread holds the file (an import, say) it waits without blocking the
 * event loop.
 *
 * @throws UserError `store.busy` after a minute.
 */
export async function whenFree<T>(work: () => T): Promise<T> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof UserError && error.code === 'store.busy') || performance.now() > deadline) throw error;
      await sleep(50);
    }
  }
}
