import { expect, it } from 'vitest';
import type { JobState } from '@shared/contract/jobs';
import { createJobRegistry } from '@main/jobs/job-registry';
import { resultOfJob } from '@main/jobs/result-of-job';

function registry() {
  const states: JobState[] = [];
  const jobs = createJobRegistry({
    newId: () => `job-${states.length}`,
    now: () => 0,
    emit: (state) => states.push(state),
    describeFailure: (error) => ({ code: 'unexpected', params: {}, message: String(error) }),
  });
  return { jobs, states };
}

it('who waits for a job gets its result, and the list shows that it is done', async () => {
  const { jobs } = registry();
  const result = await resultOfJob(jobs, 'review', async ({ progress }) => {
    progress(3, 10);
    return Promise.resolve(new Map([['a', 1]]));
  });
  expect(result).toEqual(new Map([['a', 1]]));
  await expect.poll(() => jobs.list()[0]?.status).toBe('done');
  expect(jobs.list()).toMatchObject([{ kind: 'review', status: 'done', result: null, done: 3, total: 10 }]);
});

it('who waits for a job that somebody cancels is told so', async () => {
  const { jobs } = registry();
  const waiting = resultOfJob(
    jobs,
    'review',
    ({ signal }) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new DOMException('over', 'AbortError'))),
      ),
  );
  const told = expect(waiting).rejects.toMatchObject({ code: 'job.stopped' });
  await jobs.stopAll();
  await told;
  expect(jobs.list()).toMatchObject([{ status: 'cancelled' }]);
});

it('a failure reaches who waits and the list', async () => {
  const { jobs } = registry();
  await expect(resultOfJob(jobs, 'review', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await jobs.stopAll();
  expect(jobs.list()).toMatchObject([{ status: 'failed', error: { message: 'Error: broken' } }]);
});
