import type { Handlers } from '@shared/contract/define';
import type { jobsContract } from '@shared/contract/jobs';
import type { JobRegistry } from './job-registry';

export function jobHandlers(jobs: JobRegistry): Handlers<typeof jobsContract> {
  return {
    'jobs.list': () => jobs.list(),
    'jobs.cancel': ({ job }) => {
      jobs.cancel(job);
      return null;
    },
  };
}
