import { Worker } from 'node:worker_threads';
import { assertNever } from '@shared/lib/assert';
import { UserError } from '@shared/lib/user-error';
import type { JobContext } from './job';
import type { FromWorker, ToWorker } from './worker-messages';

/** How long a cancelled worker may take to put its things in order before it is ended. */
const graceMilliseconds = 10_000;

/**
 * Runs a function of a worker's job table in a thread of its own, so that the main thread stays free.
 *
 * @param entry absolute path of the built worker.
 * @param name key of the function in the worker's table.
 * @param input goes by structured clone; the function checks it no further, so it comes from our own code only.
 * @throws what the function threw: a `UserError` arrives as one, the signal's reason when it was cancelled.
 */
export async function runInWorker(entry: string, name: string, input: unknown, context: JobContext): Promise<unknown> {
  const { signal, progress } = context;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry);
    let grace: NodeJS.Timeout | undefined;

    function tell(message: ToWorker): void {
      worker.postMessage(message);
    }

    /** The standard reason of an abort, told apart from a failure by its name. */
    function stopped(): Error {
      return signal.reason instanceof Error ? signal.reason : new DOMException('The job was cancelled', 'AbortError');
    }

    function cancel(): void {
      tell({ type: 'cancel' });
      grace = setTimeout(() => finish(() => reject(stopped())), graceMilliseconds);
    }

    function finish(settle: () => void): void {
      clearTimeout(grace);
      signal.removeEventListener('abort', cancel);
      worker.removeAllListeners();
      // An error nobody listens to would end the process; what a thread says on its way out no longer matters.
      worker.on('error', () => {});
      // Settled only when the thread is gone, so that whoever waits may close or move what it had open.
      void worker.terminate().then(settle, reject);
    }

    signal.addEventListener('abort', cancel, { once: true });
    worker.on('error', (error) => finish(() => reject(error)));
    worker.on('exit', (code) => finish(() => reject(new Error(`The worker of ${name} ended early with code ${code}`))));
    worker.on('message', (message: FromWorker) => {
      switch (message.type) {
        case 'progress':
          return progress(message.done, message.total);
        case 'done':
          return finish(() => resolve(message.result));
        case 'cancelled':
          return finish(() => reject(stopped()));
        case 'userError':
          return finish(() => reject(new UserError(message.code, message.params, message.message)));
        case 'error':
          return finish(() =>
            reject(new Error(`${name} failed in its worker: ${message.message}`, { cause: message.stack })),
          );
        default:
          return assertNever(message);
      }
    });
    tell({ type: 'start', name, input });
  });
}
