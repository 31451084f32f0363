import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { jobStateSchema, type JobState } from '@shared/contract/jobs';
import { UserError } from '@shared/lib/user-error';
import { describeFailure } from '@main/ipc/failure';
import { jobHandlers } from '@main/jobs/handlers';
import type { JobContext } from '@main/jobs/job';
import { createJobRegistry } from '@main/jobs/job-registry';

function setUp() {
  const events: JobState[] = [];
  const logged: unknown[] = [];
  let made = 0;
  const jobs = createJobRegistry({
    emit: (state) => void events.push(jobStateSchema.parse(state)),
    now: () => Date.now(),
    newId: () => `job-${(made += 1)}`,
    describeFailure: (error) => describeFailure(error, (_reference, inner) => void logged.push(inner)),
  });
  return { jobs, events, logged };
}

/** Work that goes on until it is told to stop. */
function endless({ signal }: JobContext): Promise<never> {
  return new Promise((_resolve, reject) => {
    // What an AbortController gives as the reason is an error.
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

function pause(milliseconds: number): Promise<unknown> {
  return vi.advanceTimersByTimeAsync(milliseconds);
}

describe('long work', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is announced, followed, and brought to its result', async () => {
    const { jobs, events } = setUp();
    jobs.start('export', async ({ progress }) => {
      progress(1, 4);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      progress(2, 4);
      return { written: 2 };
    });
    await pause(2000);
    expect(events.map(({ status, done, total, secondsLeft }) => [status, done, total, secondsLeft])).toEqual([
      ['running', 0, null, null],
      ['running', 1, 4, null],
      ['running', 2, 4, 1],
      ['done', 2, 4, null],
    ]);
    expect(jobs.list()).toEqual([events.at(-1)]);
    expect(events.at(-1)?.result).toEqual({ written: 2 });
  });

  it('tells the window ten times a second at most, and always how it ended', async () => {
    const { jobs, events } = setUp();
    jobs.start('add-images', async ({ progress }) => {
      for (let done = 1; done <= 2000; done++) {
        progress(done, 2000);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    });
    await pause(3000);
    expect(events.length).toBeLessThanOrEqual(23);
    expect(events.at(-1)).toMatchObject({ status: 'done', done: 2000 });
  });

  it('shows the last progress of a burst even when nothing follows for long', async () => {
    const { jobs, events } = setUp();
    jobs.start('import', (context) => {
      for (let done = 1; done <= 5; done++) context.progress(done, 10);
      return endless(context);
    });
    await pause(150);
    expect(events.at(-1)).toMatchObject({ status: 'running', done: 5 });
    await jobs.stopAll();
  });

  it('stops when it is cancelled, and says so', async () => {
    const { jobs, events } = setUp();
    const id = jobs.start('prelabel', endless);
    await jobHandlers(jobs)['jobs.cancel']({ job: id });
    await pause(0);
    expect(events.at(-1)).toMatchObject({ id, status: 'cancelled', error: null });
  });

  it('keeps what a cancelled job had done by then', async () => {
    const { jobs, events } = setUp();
    const id = jobs.start('add-images', (context) => endless(context).catch(() => ({ added: 3 })));
    jobs.cancel(id);
    await pause(0);
    expect(events.at(-1)).toMatchObject({ status: 'cancelled', result: { added: 3 } });
  });

  it('fails with the words of a user error', async () => {
    const { jobs, events } = setUp();
    jobs.start('import', () => Promise.reject(new UserError('file.broken', { line: 3 }, 'Line 3 is broken.')));
    await pause(0);
    expect(events.at(-1)).toMatchObject({
      status: 'failed',
      error: { code: 'file.broken', params: { line: 3 }, message: 'Line 3 is broken.' },
    });
  });

  it('fails without telling the window about its inside', async () => {
    const { jobs, events, logged } = setUp();
    jobs.start('import', () => {
      throw new Error('/home/ada/secret');
    });
    await pause(0);
    expect(events.at(-1)).toMatchObject({ status: 'failed', error: { code: 'internal.error' } });
    expect(JSON.stringify(events)).not.toContain('ada');
    expect(logged).toHaveLength(1);
  });

  it('that fails while it is being cancelled has failed', async () => {
    const { jobs, events } = setUp();
    const id = jobs.start('export', (context) => endless(context).catch(() => Promise.reject(new Error('disk full'))));
    jobs.cancel(id);
    await pause(0);
    expect(events.at(-1)).toMatchObject({ status: 'failed' });
  });

  it('is remembered, newest first, fifty of what is over and all that runs', async () => {
    const { jobs } = setUp();
    const running = jobs.start('prelabel', endless);
    for (let index = 0; index < 60; index++) jobs.start('export', () => Promise.resolve(index));
    await pause(0);
    const listed = jobHandlers(jobs)['jobs.list']({});
    expect(listed).toHaveLength(51);
    expect(listed).toMatchObject([{ result: 59 }, ...Array.from({ length: 49 }, () => ({})), { id: running }]);
    await jobs.stopAll();
  });

  it('is over, all of it, once everything was stopped', async () => {
    const { jobs } = setUp();
    let cleared = 0;
    for (let index = 0; index < 3; index++) {
      jobs.start('prelabel', async (context) => {
        await endless(context).catch(() => {});
        await Promise.resolve();
        cleared += 1;
      });
    }
    await jobs.stopAll();
    expect(cleared).toBe(3);
    expect(jobs.list().map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  it('cannot be cancelled when nobody knows it', () => {
    expect(() => setUp().jobs.cancel('job-9')).toThrow(expect.objectContaining({ code: 'job.unknown' }) as Error);
  });
});
