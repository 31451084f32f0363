import { UserError } from '@shared/lib/user-error';
import type { JobKind, JobState } from '@shared/contract/jobs';
import { runJob, type Job, type JobOptions, type JobWork } from './job';

export interface JobRegistry {
  /** Starts the work at once and returns the id to follow it by. */
  start(kind: JobKind, work: JobWork): string;
  /** Asks a job to stop; nothing happens to one that is over. @throws UserError `job.unknown` */
  cancel(id: string): void;
  /** Newest first: all that run and the last fifty that are over. */
  list(): JobState[];
  /** Cancels everything and waits until it has stopped, e.g. before a project is closed. */
  stopAll(): Promise<void>;
}

export type JobRegistryOptions = Pick<JobOptions, 'emit' | 'now' | 'describeFailure'> & {
  readonly newId: () => string;
};

const keptWhenOver = 50;

export function createJobRegistry({ newId, ...options }: JobRegistryOptions): JobRegistry {
  const jobs = new Map<string, Job>();

  function forgetOldest(): void {
    const over = [...jobs.entries()].filter(([, job]) => job.state().status !== 'running');
    for (const [id] of over.slice(0, Math.max(0, over.length - keptWhenOver))) jobs.delete(id);
  }

  return {
    start(kind, work) {
      const id = newId();
      const job = runJob({ ...options, id, kind, work });
      jobs.set(id, job);
      void job.over.then(forgetOldest);
      return id;
    },
    cancel(id) {
      const job = jobs.get(id);
      if (job === undefined)
        throw new UserError('job.unknown', { job: id }, `There is no job ${id}; it may be long over.`);
      job.cancel();
    },
    list: () => [...jobs.values()].map((job) => job.state()).reverse(),
    async stopAll() {
      const running = [...jobs.values()];
      for (const job of running) job.cancel();
      await Promise.all(running.map((job) => job.over));
    },
  };
}
