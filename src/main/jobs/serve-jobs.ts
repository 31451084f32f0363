import type { MessagePort } from 'node:worker_threads';
import { UserError } from '@shared/lib/user-error';
import type { JobContext } from './job';
import type { FromWorker, ToWorker } from './worker-messages';

/** One function that may run in a worker. It opens what it needs itself: nothing open can cross into a thread. */
export type WorkerJob = (input: never, context: JobContext) => Promise<unknown>;

/** The worker's side of `runInWorker`: runs the one job that it is told to, and says how it went. */
export function serveJobs(table: Readonly<Record<string, WorkerJob>>, port: MessagePort): void {
  const abort = new AbortController();

  function say(message: FromWorker): void {
    port.postMessage(message);
  }

  async function run(name: string, input: unknown): Promise<void> {
    const context: JobContext = {
      signal: abort.signal,
      progress: (done, total) => say({ type: 'progress', done, total }),
    };
    try {
      const job = table[name];
      if (job === undefined) throw new Error(`There is no job named ${name}`);
      // The caller and the table are built together; `runInWorker` states that the input is our own.
      say({ type: 'done', result: await job(input as never, context) });
    } catch (error) {
      say(describe(error, abort.signal));
    }
  }

  port.on('message', (message: ToWorker) => {
    if (message.type === 'cancel') abort.abort();
    else void run(message.name, message.input);
  });
}

function describe(error: unknown, signal: AbortSignal): FromWorker {
  if (error instanceof UserError) {
    return { type: 'userError', code: error.code, params: error.params, message: error.message };
  }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  if (signal.aborted && (error === signal.reason || name === 'AbortError')) return { type: 'cancelled' };
  return { type: 'error', message, stack: stack ?? '' };
}
