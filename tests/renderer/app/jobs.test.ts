import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeRejected } from '@renderer/app/jobs/describe-findings';
import { describeLoss } from '@renderer/i18n/describe-loss';
import { hasDetails, reportOf } from '@renderer/app/jobs/job-report';
import { overallProgress } from '@renderer/app/jobs/overall-progress';
import { summariseJob } from '@renderer/app/jobs/summarise-job';
import { describeTimeLeft } from '@renderer/app/jobs/time-left';
import { setUpTranslation } from '@renderer/i18n/set-up';
import type { JobState } from '@shared/contract/jobs';
import type { AddReport } from '@shared/contract/reports';

beforeAll(() => setUpTranslation('en'));

const { t } = i18next;

function job(part: Partial<JobState>): JobState {
  return {
    id: 'a',
    kind: 'add-images',
    status: 'done',
    done: 1,
    total: 1,
    secondsLeft: null,
    result: null,
    error: null,
    ...part,
  };
}

const added: AddReport = { added: 120, duplicates: [], rejected: [], ignored: 0 };

describe('how long work ended, in a line', () => {
  it('counts what happened and is silent on what did not', () => {
    expect(summariseJob(t, job({ result: added }))).toBe('120 images added.');
    const mixed: AddReport = {
      ...added,
      added: 1,
      duplicates: [{ path: 'a', sameAs: 'b' }],
      rejected: [{ path: 'c', code: 'image.broken', message: '' }],
    };
    expect(summariseJob(t, job({ result: mixed }))).toBe('1 image added, 1 already there, 1 left out.');
    expect(summariseJob(t, job({ result: { ...added, added: 0 } }))).toBe('No image was added.');
  });

  it('says why it failed', () => {
    const error = { code: 'project.none', params: {}, message: '' };
    expect(summariseJob(t, job({ status: 'failed', error }))).toBe('No project is open. Open one first.');
  });

  it('says that what was done before a cancel is kept', () => {
    expect(summariseJob(t, job({ status: 'cancelled' }))).toContain('kept');
  });
});

describe('the report of long work', () => {
  it('is offered when it has more to say than the line', () => {
    const details = (result: unknown, kind: JobState['kind']) => {
      const reported = reportOf(job({ kind, result }));
      return reported !== null && hasDetails(reported);
    };
    expect(details(added, 'add-images')).toBe(false);
    expect(details({ ...added, duplicates: [{ path: 'a', sameAs: 'b' }] }, 'add-images')).toBe(true);
    expect(details({ losses: [] }, 'export')).toBe(true);
    expect(details(null, 'export')).toBe(false);
  });

  it('says why a file was left out without repeating which', () => {
    expect(describeRejected(t, { path: '/a.jpg', code: 'image.broken', message: '/a.jpg is damaged: x' })).toBe(
      'The file is damaged.',
    );
    expect(describeRejected(t, { path: '/a.jpg', code: 'image.new', message: '/a.jpg is odd' })).toBe('/a.jpg is odd');
  });

  it('says what a format could not carry, with an example', () => {
    expect(describeLoss(t, { code: 'coco.caption', count: 3, example: 'a.jpg', message: '' })).toBe(
      'Captions cannot be kept yet and were left out. (first: a.jpg)',
    );
    expect(describeLoss(t, { code: 'new.loss', count: 3, example: '', message: 'English.' })).toBe('English.');
  });
});

describe('the progress of long work', () => {
  it('is the mean of the jobs, and none for one that does not know its size', () => {
    expect(overallProgress([])).toBe(0);
    expect(
      overallProgress([
        { ...job({}), done: 5, total: 10 },
        { ...job({}), done: 9, total: null },
      ]),
    ).toBe(0.25);
    expect(overallProgress([{ ...job({}), done: 0, total: 0 }])).toBe(0);
    expect(overallProgress([{ ...job({}), done: 12, total: 10 }])).toBe(1);
  });

  it.each([
    [0, 'about 5 s left'],
    [31, 'about 35 s left'],
    [58, 'about 1 min left'],
    [134, 'about 2 min left'],
    [7000, 'about 2 h left'],
  ])('%i seconds are %s', (seconds, words) => {
    expect(describeTimeLeft(t, seconds)).toBe(words);
  });
});
