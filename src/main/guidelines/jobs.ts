import type { Impact, GuidelineExport, GuidelineImport } from '@shared/contract/guideline-views';
import type { Suggestions } from '@shared/contract/case-signals';
import type { CaseComparison, Comparison } from '@shared/contract/comparison';
import type { RecheckScopes, VersionRef } from '@shared/contract/guidelines';
import type { GuidelineVersionId, RareCaseId } from '@shared/model/ids';
import { openStore } from '@main/db/open';
import type { Store } from '@main/db/store';
import type { JobContext } from '@main/jobs/job';
import { whenFree } from '@main/db/when-free';
import { findSuggestions } from './case-suggestions';
import { comparisonOfCase, comparisonOfVersion, comparisonsOfCases } from './comparison';
import { exportGuideline } from './export-guideline';
import { impactOfDraft } from './impact';
import { importGuideline } from './import-guideline';
import { publish, type Published, type PublishRequest } from './publish';

export interface GuidelineJob<Request> {
  /** Path of the project file. */
  readonly project: string;
  readonly request: Request;
}

const MOST_CASES = 200;

/** What may touch every label of a project or many pictures, for a worker thread with a connection of its own. */
export const guidelineJobs = {
  guidelineImpact: (job: GuidelineJob<RecheckScopes>): Promise<Impact> =>
    withStore(job.project, (store) => impactOfDraft(store, job.request)),
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
    withStore(job.project, (store) => findSuggestions(store, job.request && Buffer.from(job.request), context)),
  guidelinePublish: (job: GuidelineJob<PublishRequest>): Promise<Published> =>
    withStore(job.project, (store) => whenFree(() => publish(store, job.request))),
  guidelineExport: (
    job: GuidelineJob<{ folder: string; version: VersionRef }>,
    context: JobContext,
  ): Promise<GuidelineExport> => withStore(job.project, (store) => exportGuideline(store, job.request, context)),
  guidelineImport: (job: GuidelineJob<string>): Promise<GuidelineImport> =>
    withStore(job.project, (store) => importGuideline(store, job.request)),
};

async function withStore<T>(project: string, work: (store: Store) => T | Promise<T>): Promise<T> {
  const store = openStore(project);
  try {
    return await work(store);
  } finally {
    store.db.close();
  }
}
