import { parentPort } from 'node:worker_threads';
import { assertExists } from '@shared/lib/assert';
import { UserError } from '@shared/lib/user-error';
import type { JobContext } from '@main/jobs/job';
import { serveJobs } from '@main/jobs/serve-jobs';

function count(input: { readonly to: number }, { progress }: JobContext): Promise<{ counted: number }> {
  for (let done = 1; done <= input.to; done++) progress(done, input.to);
  return Promise.resolve({ counted: input.to });
}

function endless(_input: unknown, { signal, progress }: JobContext): Promise<never> {
  const keepAlive = setInterval(() => {}, 1000);
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      clearInterval(keepAlive);
      // What an AbortController gives as the reason is an error.
      reject(signal.reason as Error);
    });
    progress(1, null);
  });
}

serveJobs(
  {
    count,
    endless,
    refuse: () => Promise.reject(new UserError('trial.refused', { line: 7 }, 'Line 7 was refused.')),
    break: () => Promise.reject(new TypeError('undefined is not a shelf')),
    exit: () => process.exit(3),
  },
  assertExists(parentPort, 'this file runs as a worker thread only'),
);
