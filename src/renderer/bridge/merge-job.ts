import type { JobState } from '@shared/contract/jobs';

/** The list with the newest state of one job; a job that is new goes to the end. */
export function mergeJob(jobs: readonly JobState[], job: JobState): readonly JobState[] {
  return jobs.some(({ id }) => id === job.id) ? jobs.map((old) => (old.id === job.id ? job : old)) : [...jobs, job];
}
