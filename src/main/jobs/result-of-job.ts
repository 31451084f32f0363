import { UserError } from '@shared/lib/user-error';
import type { JobKind } from '@shared/contract/jobs';
import type { JobContext } from './job';
import type { JobRegistry } from './job-registry';

/**
 * Runs work that somebody waits for as a job, so that it is seen among the others and may be cancelled there. The job
 * itself reports nothing: its result is for whoever waits.
 *
 * @throws what the work throws; UserError `job.stopped` when somebody cancelled it.
 */
export function resultOfJob<T>(
  jobs: Pick<JobRegistry, 'start'>,
  kind: JobKind,
  work: (context: JobContext) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    jobs.start(kind, async (context) => {
      try {
        resolve(await work(context));
        return null;
      } catch (error) {
        if (context.signal.aborted)
          reject(new UserError('job.stopped', {}, 'It was cancelled before it was done. Nothing was changed.'));
        else reject(error instanceof Error ? error : new Error(String(error)));
        throw error;
      }
    });
  });
}
