import type { Handlers } from '@shared/contract/define';
import type { reviewContract, ReviewSettings } from '@shared/contract/review';
import type { ImageId } from '@shared/model/ids';
import type { Session } from '@main/db/session';
import { whenFree } from '@main/db/when-free';
import { imagesToCompare } from '@main/db/queries/submissions';
import type { JobContext } from '@main/jobs/job';
import type { JobRegistry } from '@main/jobs/job-registry';
import { resultOfJob } from '@main/jobs/result-of-job';
import { runInWorker } from '@main/jobs/run-in-worker';
import { disputeAt } from './dispute';
import type { OpenNote } from './feedback';
import { Indexes } from './indexes';
import type { reviewJobs, ReviewJob } from './jobs';
import { readableImages } from './readable-images';
import { redoReview, resolve, reviewHistory, undoReview, type Moved } from './resolve';
import { classesOfRule } from './rules-for';
import { submissionOf, submit } from './submit';

export interface ReviewHandlerDependencies {
  readonly session: Session;
  readonly jobs: JobRegistry;
  /** Absolute path of the built worker whose table holds `reviewJobs`. */
  readonly worker: string;
  readonly onProgress: (done: number, total: number | null) => void;
  readonly openNote: OpenNote;
}

type Jobs = typeof reviewJobs;

/** From so many images on it takes long enough to be shown among the jobs, with its progress and a way to stop it. */
const SHOWN_FROM = 1000;
const unseen: JobContext = { signal: new AbortController().signal, progress: () => undefined };

export function reviewHandlers({
  session,
  jobs,
  worker,
  onProgress,
  openNote,
}: ReviewHandlerDependencies): Handlers<typeof reviewContract> {
  // The review shows itself how far this is, and stops it.
  const indexes = new Indexes((job, signal) => inWorker('reviewSurvey', job, { signal, progress: onProgress }));

  async function inWorker<Name extends keyof Jobs>(
    name: Name,
    job: ReviewJob,
    context?: JobContext,
  ): Promise<Awaited<ReturnType<Jobs[Name]>>> {
    const work = (followed: JobContext) => runInWorker(worker, name, job, followed);
    const long = imagesToCompare(session.store.db).length >= SHOWN_FROM;
    const result = await (context ? work(context) : long ? resultOfJob(jobs, 'review', work) : work(unseen));
    // The worker's table is built from the same names.
    return result as Awaited<ReturnType<Jobs[Name]>>;
  }

  async function changed<T>(work: () => T, images: (result: T) => readonly ImageId[]): Promise<T> {
    const result = await whenFree(work);
    session.announce({ images: images(result) });
    return result;
  }

  const jobOn = (settings: ReviewSettings): ReviewJob => ({ project: session.store.path, settings });

  return {
    'review.queue': async ({ settings, filter, limit }) => {
      const { store } = session;
      const index = await indexes.of(store, settings).catch(nullIfCancelled);
      if (index === null) return null;
      const found = index.matching(filter, filter.rule && classesOfRule(store, filter.rule));
      return {
        images: index.images,
        items: found.slice(0, limit),
        total: found.length,
        counts: index.counts(),
        history: reviewHistory(store),
      };
    },
    'review.cancel': () => {
      indexes.cancel();
      return null;
    },
    'review.dispute': ({ settings, image, id }) => {
      const { store } = session;
      if (readableImages(store)?.has(image) === false) return null;
      return disputeAt(store, image, id, settings, (member) => indexes.accuracyOf(member));
    },
    'review.resolve': async ({ settings, ...resolution }) => {
      await changed(
        () => resolve(session.store, { ...resolution, threshold: settings.threshold }),
        () => [resolution.image],
      );
      return null;
    },
    'review.agreed': ({ settings }) => inWorker('reviewAgreed', jobOn(settings)),
    'review.acceptAgreed': async ({ settings }) => {
      const accepted = await inWorker('reviewAccept', jobOn(settings));
      session.noticeOthers();
      return { accepted };
    },
    'review.undo': () => changed(() => undoReview(session.store), imagesOf),
    'review.redo': () => changed(() => redoReview(session.store), imagesOf),
    'review.submit': ({ image }) =>
      changed(
        () => submit(session.store, image),
        () => [image],
      ),
    'review.submission': ({ image }) => submissionOf(session.store, image, openNote),
  };
}

function imagesOf({ images }: Moved): readonly ImageId[] {
  return images;
}

function nullIfCancelled(error: unknown): null {
  if (error instanceof Error && error.name === 'AbortError') return null;
  throw error;
}
