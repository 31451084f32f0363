import type { ReviewSettings } from '@shared/contract/review';
import type { ImageId, MemberId } from '@shared/model/ids';
import { openStore } from '@main/db/open';
import type { Store } from '@main/db/store';
import type { JobContext } from '@main/jobs/job';
import { acceptAgreed, agreedThings, previewOf } from './accept-agreed';
import { imageAgreement } from './image-agreement';
import { survey } from './survey';

export interface ReviewJob {
  /** Path of the project file. */
  readonly project: string;
  readonly settings: ReviewSettings;
}

export interface AgreementJob {
  /** Path of the project file. */
  readonly project: string;
  /** Who asks. */
  readonly member: MemberId;
  readonly image: ImageId;
}

/** What reads every label of a project, for a worker thread with a connection of its own. */
export const reviewJobs = {
  reviewSurvey: (job: ReviewJob, context: JobContext) =>
    withStore(job, (store) => survey(store, job.settings, context)),
  reviewAgreed: (job: ReviewJob, context: JobContext) =>
    withStore(job, async (store) => previewOf(await agreedThings(store, job.settings, context))),
  reviewAccept: (job: ReviewJob, context: JobContext) =>
    withStore(job, (store) => acceptAgreed(store, job.settings, context)),
  imageAgreement: (job: AgreementJob) =>
    withStore(job, async (store) => imageAgreement({ ...store, member: job.member }, job.image)),
};

async function withStore<T>({ project }: Pick<ReviewJob, 'project'>, work: (store: Store) => Promise<T>): Promise<T> {
  const store = openStore(project);
  try {
    return await work(store);
  } finally {
    store.db.close();
  }
}
