import { beforeEach, describe, expect, it, vi } from 'vitest';
import { guidelinesContract } from '@shared/contract/guidelines';
import type { EventPayload } from '@shared/contract/events';
import type { JobState } from '@shared/contract/jobs';
import { UserError } from '@shared/lib/user-error';
import { lastRevision } from '@main/db/log';
import { Session } from '@main/db/session';
import { guidelineHandlers } from '@main/guidelines/handlers';
import { createJobRegistry } from '@main/jobs/job-registry';
import { buildWorker } from '@tests/support/build-worker';
import { label, rule, team, type Team } from '@tests/support/guideline-team';
import { box } from '@tests/support/temporary-store';

const worker = await buildWorker('job-worker.ts', ['main', 'shared']);

const jobs = createJobRegistry({
  emit: () => undefined,
  now: () => performance.now(),
  newId: () => crypto.randomUUID(),
  describeFailure: (error) => ({
    code: error instanceof UserError ? error.code : 'internal',
    params: {},
    message: String(error),
  }),
});

async function over({ job }: { readonly job: string }): Promise<JobState> {
  return vi.waitFor(
    () => {
      const found = jobs.list().find(({ id, status }) => id === job && status !== 'running');
      if (!found) throw new Error('still running');
      return found;
    },
    { timeout: 20_000, interval: 20 },
  );
}

const looks = { key: () => Promise.resolve(null), keep: () => Promise.resolve(), keepAll: () => Promise.resolve() };

describe('the guideline behind the door', () => {
  let people: Team;
  let told: EventPayload<'project.changed'>[];
  let door: ReturnType<typeof guidelineHandlers>;
  let session: Session;

  beforeEach(() => {
    people = team();
    told = [];
    session = new Session((change) => told.push(change));
    session.show(people.as(people.lead));
    door = guidelineHandlers({ session, worker, jobs, looks });
  });

  it('publishes in a thread of its own what the impact showed, and tells the windows', async () => {
    const [person] = people.place.classes;
    label(session.store, people.place, person!);
    await door['guidelines.putRule']({ rule: null, value: { ...rule('Person', [person!]), classes: [person!] } });
    expect(told).toMatchObject([{ guidelines: true, images: [] }]);
    const impact = guidelinesContract['guidelines.impact'].output.parse(
      await door['guidelines.impact']({ scopes: [] }),
    );
    expect(impact.labels).toBe(1);
    const request = { base: impact.base, reason: 'First', scopes: [] };
    const published = await over(await door['guidelines.publish'](request));
    expect(published).toMatchObject({
      status: 'done',
      result: { rechecks: 1, version: { number: 1, author: { name: 'Ada' } } },
    });
    expect(told.at(-1)).toMatchObject({ guidelines: true });
    const refused = await over(await door['guidelines.publish'](request));
    expect(refused).toMatchObject({ status: 'failed', error: { code: 'guideline.moved' } });
    const { items } = await door['guidelines.rechecks']({
      state: 'pending',
      version: null,
      mine: true,
      offset: 0,
      limit: 10,
    });
    const settled = await door['guidelines.settleRechecks']({ rechecks: items.map(({ id }) => id) });
    expect(settled).toEqual({ settled: 1, skipped: 0 });
    expect(told.at(-1)?.images).toEqual([people.place.images[0]]);
  });

  it('publishes as a job that says how far it is, and leaves nothing when it is cancelled', async () => {
    const [person] = people.place.classes;
    const labels = Array.from({ length: 1500 }, () => label(session.store, people.place, person!));
    await door['guidelines.putRule']({ rule: null, value: { ...rule('Person', [person!]), classes: [person!] } });
    const before = lastRevision(session.store.db);
    const request = { base: [], reason: 'First', scopes: [] };
    const { job } = await door['guidelines.publish'](request);
    await vi.waitFor(() => expect(jobs.list().find(({ id }) => id === job)?.total).toBe(labels.length), 20_000);
    jobs.cancel(job);
    expect(await over({ job })).toMatchObject({ status: 'cancelled' });
    expect(lastRevision(session.store.db)).toBe(before);
    expect(await door['guidelines.versions']({})).toEqual([]);
    expect(await over(await door['guidelines.publish'](request))).toMatchObject({
      result: { rechecks: labels.length },
    });
  });

  it('answers with what its contract says', async () => {
    const [person] = people.place.classes;
    const [image] = people.place.images;
    const annotation = label(session.store, people.place, person!);
    const asked = { image: image!, region: box(1, 1), annotation, rule: null, reason: 'Is it?' };
    const question = await door['guidelines.ask'](asked);
    await door['guidelines.answer']({ question: question.id, text: 'It is.' });
    await door['guidelines.ruleFromQuestion']({ question: question.id, title: 'It' });
    const made = await door['guidelines.caseFromQuestion']({ question: question.id, title: 'It' });
    await over(await door['guidelines.publish']({ base: [], reason: 'First', scopes: [] }));
    const output = async (name: keyof typeof guidelinesContract, answer: unknown) =>
      expect(guidelinesContract[name].output.safeParse(await answer)).toMatchObject({ success: true });
    await output('guidelines.overview', door['guidelines.overview']({}));
    await output('guidelines.versions', door['guidelines.versions']({}));
    await output('guidelines.rules', door['guidelines.rules']({ version: 'draft' }));
    await output('guidelines.diff', door['guidelines.diff']({ from: null, to: 'draft' }));
    await output('guidelines.panel', door['guidelines.panel']({ class: null, annotation }));
    await output('guidelines.questions', door['guidelines.questions']({ filter: 'all', image: null, mine: false }));
    await output('guidelines.cases', door['guidelines.cases']({}));
    await output('guidelines.case', door['guidelines.case']({ case: made.id }));
    await output('guidelines.search', door['guidelines.search']({ text: 'it' }));
    await output('guidelines.members', door['guidelines.members']({}));
  });
});
