import type { JobState } from '@shared/contract/jobs';
import { UserError } from '@shared/lib/user-error';
import { liveState } from './live-state';

/** Resolves when the job is over, however it ended. */
export function whenOver(id: string): Promise<JobState> {
  return new Promise((resolve) => {
    const over = (jobs: readonly JobState[]) => jobs.find((job) => job.id === id && job.status !== 'running');
    const already = over(liveState.getState().jobs);
    if (already) return resolve(already);
    const end = liveState.subscribe(({ jobs }) => {
      const job = over(jobs);
      if (!job) return;
      end();
      resolve(job);
    });
  });
}

/**
 * Like `whenOver`, for work that is waited for.
 *
 * @returns what the job found; null when it was cancelled.
 * @throws UserError what it failed with.
 */
export async function whenDone(id: string): Promise<unknown> {
  const { error, result } = await whenOver(id);
  if (error) throw new UserError(error.code, error.params, error.message);
  return result;
}

/** Hears of each job that was running in this window and is now over. */
export function onJobOver(listener: (job: JobState) => void): () => void {
  return liveState.subscribe((now, before) => {
    if (now.jobs === before.jobs) return;
    for (const job of now.jobs) {
      const old = before.jobs.find(({ id }) => id === job.id);
      if (job.status !== 'running' && (old === undefined || old.status === 'running')) listener(job);
    }
  });
}

/** Takes a finished job off the tray. */
export function dismissJob(id: string): void {
  liveState.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id || job.status === 'running') }));
}
