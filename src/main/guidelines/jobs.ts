import type { GuidelineExport, GuidelineImport, GuidelinePublication, Impact } from '@shared/contract/guideline-views';
import type { Suggestions } from '@shared/contract/case-signals';
import type { CaseComparison, Comparison } from '@shared/contract/comparison';
import type { RecheckScopes, VersionRef } from '@shared/contract/guidelines';
import type { GuidelineVersionId, RareCaseId } from '@shared/model/ids';
import { openStore } from '@main/db/open';
import type { Store } from '@main/db/store';
import type { JobContext } from '@main/jobs/job';
import { findSuggestions } from './case-suggestions';
import { comparisonOfCase, comparisonOfVersion, comparisonsOfCases } from './comparison';
import { exportGuideline } from './export-guideline';
import { impactOfDraft } from './impact';
import { importGuideline } from './import-guideline';
import { publish, type PublishRequest } from './publish';

export interface GuidelineJob<Request> {
  /** Path of the project file. */
  readonly project: string;
  readonly request: Request;
}

/** With what embeddings are kept under; null: there is no model. */
type WithLooks<Request> = Request & { readonly model: Uint8Array | null };

const MOST_CASES = 200;

/** What may touch every label of a project or many pictures, for a worker thread with a connection of its own. */
export const guidelineJobs = {
  guidelineImpact: ({ project, request }: GuidelineJob<WithLooks<{ scopes: RecheckScopes }>>): Promise<Impact> =>
    withStore(project, (store) => impactOfDraft(store, request.scopes, keyOf(request.model))),
  guidelineComparison: (
    job: GuidelineJob<{ readonly version: GuidelineVersionId } | { readonly case: RareCaseId }>,
  ): Promise<Comparison> =>
    withStore(job.project, (store) =>
      'version' in job.request
        ? comparisonOfVersion(store, job.request.version)
        : comparisonOfCase(store, job.request.case),
    ),
  guidelineCaseComparisons: (job: GuidelineJob<null>): Promise<CaseComparison[]> =>
    withStore(job.project, (store) => comparisonsOfCases(store, MOST_CASES)),
  guidelineSignals: (job: GuidelineJob<Uint8Array | null>, context: JobContext): Promise<Suggestions> =>
    withStore(job.project, (store) => findSuggestions(store, keyOf(job.request), context)),
  guidelinePublish: (
    { project, request: { model, ...request } }: GuidelineJob<WithLooks<PublishRequest>>,
    context: JobContext,
  ): Promise<GuidelinePublication> => withStore(project, (store) => publish(store, request, context, keyOf(model))),
  guidelineExport: (
    job: GuidelineJob<{ folder: string; version: VersionRef }>,
    context: JobContext,
  ): Promise<GuidelineExport> => withStore(job.project, (store) => exportGuideline(store, job.request, context)),
  guidelineImport: (job: GuidelineJob<string>, context: JobContext): Promise<GuidelineImport> =>
    withStore(job.project, (store) => importGuideline(store, job.request, context)),
};

/** Bytes lose their kind on the way into a thread. */
function keyOf(model: Uint8Array | null): Buffer | null {
  return model && Buffer.from(model);
}

async function withStore<T>(project: string, work: (store: Store) => T | Promise<T>): Promise<T> {
  const store = openStore(project);
  try {
    return await work(store);
  } finally {
    store.db.close();
  }
}
