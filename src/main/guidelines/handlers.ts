import type { Suggestions } from '@shared/contract/case-signals';
import type { SignalsReport } from '@shared/contract/reports';
import type { Handlers } from '@shared/contract/define';
import type { guidelinesContract } from '@shared/contract/guidelines';
import type { ImageId } from '@shared/model/ids';
import { listMembers } from '@main/db/queries/members';
import type { Store } from '@main/db/store';
import type { Session } from '@main/db/session';
import { whenFree } from '@main/db/when-free';
import type { JobContext } from '@main/jobs/job';
import type { JobRegistry } from '@main/jobs/job-registry';
import { runInWorker } from '@main/jobs/run-in-worker';
import { acknowledge, whoAcknowledged } from './acknowledge';
import { addCaseMembers, createCase, deleteCase, moveCase, removeCaseMembers, updateCase } from './cases';
import { calibrate, calibrationOf } from './calibration';
import { dismissSuggestion, stillOpen } from './case-suggestions';
import { outlineCases, viewCase } from './case-views';
import { diffVersions } from './diff';
import type { GuidelineJob, guidelineJobs } from './jobs';
import { LookAlikeCases } from './look-alike-cases';
import type { Looks } from './looks';
import { outcomeOf } from './outcome';
import { overviewOf } from './overview';
import { panelFor } from './panel';
import { placesFrom } from './places';
import * as questions from './questions';
import * as rechecks from './rechecks';
import { deleteRule, listRules, putRule, resetRule, viewRule } from './rules';
import { searchGuideline } from './search';
import { versionViews } from './version-named';

export interface GuidelineHandlerDependencies {
  readonly session: Session;
  readonly jobs: JobRegistry;
  readonly looks: Looks;
  /** Absolute path of the built worker whose table holds `guidelineJobs`. */
  readonly worker: string;
}

type Jobs = typeof guidelineJobs;

export function guidelineHandlers({
  session,
  jobs,
  looks,
  worker,
}: GuidelineHandlerDependencies): Handlers<typeof guidelinesContract> {
  async function changed<T>(work: () => T, images: (result: T) => readonly ImageId[] = () => []): Promise<T> {
    const result = await whenFree(work);
    session.announce({ images: images(result), guidelines: true });
    return result;
  }

  /** Runs in a thread: it may look at every label. */
  async function inWorker<Name extends keyof Jobs>(
    name: Name,
    request: Parameters<Jobs[Name]>[0]['request'],
    context: JobContext = unwatched(),
  ): Promise<Awaited<ReturnType<Jobs[Name]>>> {
    const job: GuidelineJob<unknown> = { project: session.store.path, request };
    try {
      // The worker's table is built from the same names.
      return (await runInWorker(worker, name, job, context)) as Awaited<ReturnType<Jobs[Name]>>;
    } finally {
      session.noticeOthers();
    }
  }

  const suggestions = new WeakMap<Store, Suggestions>();
  const lookAlikes = new LookAlikeCases(looks);

  /** First every object gets its look, which may take long once; then they are compared. */
  async function findSignals(store: Store, context: JobContext): Promise<SignalsReport> {
    const model = await looks.key();
    if (model) await looks.keepAll(store, context);
    const found = await inWorker('guidelineSignals', model, context);
    suggestions.set(store, found);
    session.announce({ images: [], guidelines: true });
    return { suggested: stillOpen(store, found).items.length, objects: found.objects };
  }

  const settled = (work: () => rechecks.Settled) =>
    changed(work, ({ images }) => images).then(({ settled: count, skipped }) => ({ settled: count, skipped }));

  return {
    'guidelines.overview': () => overviewOf(session.store),
    'guidelines.versions': () => versionViews(session.store),
    'guidelines.rules': ({ version }) => listRules(session.store, version),
    'guidelines.rule': ({ rule, version }) => viewRule(session.store, rule, version),
    'guidelines.diff': ({ from, to }) => diffVersions(session.store, from, to),
    'guidelines.panel': (under) => panelFor(session.store, under),
    'guidelines.search': ({ text }) => searchGuideline(session.store, text),

    'guidelines.putRule': ({ rule, value }) => changed(() => putRule(session.store, rule, value)),
    'guidelines.resetRule': ({ rule }) => changed(() => resetRule(session.store, rule)),
    'guidelines.deleteRule': ({ rule }) => changed(() => nothing(deleteRule(session.store, rule))),
    'guidelines.impact': async ({ scopes }) => inWorker('guidelineImpact', { scopes, model: await looks.key() }),
    'guidelines.comparison': (request) => inWorker('guidelineComparison', request),
    'guidelines.caseComparisons': () => inWorker('guidelineCaseComparisons', null),
    'guidelines.publish': (request) => ({
      job: jobs.start('guideline-publish', async (context) =>
        inWorker('guidelinePublish', { ...request, model: await looks.key() }, context),
      ),
    }),
    'guidelines.acknowledge': ({ version }) => changed(() => nothing(acknowledge(session.store, version))),
    'guidelines.acknowledgements': ({ version }) => whoAcknowledged(session.store, version),

    'guidelines.calibration': ({ version }) => calibrationOf(session.store, version),
    'guidelines.calibrate': ({ version, answers }) => changed(() => calibrate(session.store, version, answers)),

    'guidelines.rechecks': (request) => rechecks.listRechecks(session.store, request),
    'guidelines.settleRechecks': ({ rechecks: ids }) => settled(() => rechecks.settleRechecks(session.store, ids)),
    'guidelines.relabelRecheck': (change) =>
      changed(
        () => rechecks.relabelRecheck(session.store, change),
        ({ image }) => [image],
      ),
    'guidelines.dismissRechecks': ({ rechecks: ids, note }) =>
      settled(() => rechecks.dismissRechecks(session.store, ids, note)),
    'guidelines.reopenRechecks': ({ rechecks: ids }) => settled(() => rechecks.reopenRechecks(session.store, ids)),
    'guidelines.outcome': ({ version }) => outcomeOf(session.store, version),

    'guidelines.questions': (request) => questions.listQuestions(session.store, request),
    'guidelines.ask': (asked) => changed(() => questions.ask(session.store, asked)),
    'guidelines.answer': ({ question, text }) => changed(() => questions.answer(session.store, question, text)),
    'guidelines.withdrawQuestion': ({ question }) =>
      changed(() => nothing(questions.withdrawQuestion(session.store, question))),
    'guidelines.markAnswersSeen': ({ questions: ids }) =>
      changed(() => nothing(questions.markAnswersSeen(session.store, ids))),
    'guidelines.ruleFromQuestion': ({ question, title }) =>
      changed(() => questions.ruleFromQuestion(session.store, question, title)),
    'guidelines.caseFromQuestion': ({ question, title }) =>
      changed(() => questions.caseFromQuestion(session.store, question, title)),

    'guidelines.cases': () => outlineCases(session.store),
    'guidelines.case': (input) => viewCase(session.store, input.case),
    'guidelines.createCase': (input) => changed(() => createCase(session.store, input)),
    'guidelines.updateCase': (input) => changed(() => updateCase(session.store, input.case, input.value)),
    'guidelines.moveCase': (input) => changed(() => moveCase(session.store, input.case, input.to)),
    'guidelines.addCaseMembers': ({ case: id, members, signal }) =>
      changed(() => addCaseMembers(session.store, id, members, signal)),
    'guidelines.removeCaseMembers': ({ case: id, members }) =>
      changed(() => removeCaseMembers(session.store, id, members)),
    'guidelines.deleteCase': (input) => changed(() => nothing(deleteCase(session.store, input.case))),

    'guidelines.findSignals': () => {
      const { store } = session;
      return { job: jobs.start('signals', (context) => findSignals(store, context)) };
    },
    'guidelines.suggestions': () => {
      const found = suggestions.get(session.store);
      return found ? stillOpen(session.store, found) : null;
    },
    'guidelines.dismissSuggestion': ({ objects }) => changed(() => nothing(dismissSuggestion(session.store, objects))),
    'guidelines.lookAlikes': (asked) => lookAlikes.find(session.store, asked, new AbortController().signal),

    'guidelines.places': ({ from, offset, limit }) => placesFrom(session.store, from, offset, limit),
    'guidelines.export': (request) => ({
      job: jobs.start('guideline-export', (context) => inWorker('guidelineExport', request, context)),
    }),
    'guidelines.import': ({ folder }) => ({
      job: jobs.start('guideline-import', (context) => inWorker('guidelineImport', folder, context)),
    }),
    'guidelines.members': () => listMembers(session.store.db).map(({ id, name }) => ({ id, name })),
  };
}

function unwatched(): JobContext {
  return { signal: new AbortController().signal, progress: () => undefined };
}

function nothing(_: void): null {
  return null;
}
