import { UserError } from '@shared/lib/user-error';

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs work that Ctrl+C cancels. The second Ctrl+C no longer waits for it to end.
 *
 * @throws UserError `job.cancelled` when it was cancelled.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const cancel = () => {
    stopListening();
    abort.abort();
  };
  function stopListening(): void {
    for (const name of signals) process.off(name, cancel);
  }
  for (const name of signals) process.on(name, cancel);
  try {
    return await work(abort.signal);
  } catch (error) {
    if (!isCancel(error, abort.signal)) throw error;
    throw new UserError('job.cancelled', {}, 'Cancelled. What is in the project is whole.');
  } finally {
    stopListening();
  }
}

function isCancel(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted && (error === signal.reason || (error instanceof Error && error.name === 'AbortError'));
}
