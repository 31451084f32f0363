import type { JobState } from '@shared/contract/jobs';

/** How far the jobs are on the whole, 0 to 1; those that do not know their size yet count as not begun. */
export function overallProgress(jobs: readonly JobState[]): number {
  if (jobs.length === 0) return 0;
  return jobs.reduce((sum, job) => sum + jobProgress(job), 0) / jobs.length;
}

/** How far a job is, 0 to 1; 0 while its size is unknown. */
export function jobProgress({ done, total }: Pick<JobState, 'done' | 'total'>): number {
  return total === null || total === 0 ? 0 : Math.min(1, done / total);
}
