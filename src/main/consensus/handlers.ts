import type { Handlers } from '@shared/contract/define';
import type { reviewContract, ReviewSettings } from '@shared/contract/review';
import type { ImageId } from '@shared/model/ids';
import type { Session } from '@main/db/session';
import { whenFree } from '@main/db/when-free';
import { runInWorker } from '@main/jobs/run-in-worker';
import { disputeAt } from './dispute';
import { Indexes } from './indexes';
import type { reviewJobs, ReviewJob } from './jobs';
import { redoReview, resolve, reviewHistory, undoReview, type Moved } from './resolve';
import { classesOfRule } from './rules-for';
import { submissionOf, submit } from './submit';

export interface ReviewHandlerDependencies {
  readonly session: Session;
  /** Absolute path of the built worker whose table holds `reviewJobs`. */
  readonly worker: string;
}

type Jobs = typeof reviewJobs;

export function reviewHandlers({ session, worker }: ReviewHandlerDependencies): Handlers<typeof reviewContract> {
  const indexes = new Indexes((job) => inWorker('reviewSurvey', job));

  async function inWorker<Name extends keyof Jobs>(
    name: Name,
    job: ReviewJob,
  ): Promise<Awaited<ReturnType<Jobs[Name]>>> {
    const context = { signal: new AbortController().signal, progress: () => undefined };
    // The worker's table is built from the same names.
    return (await runInWorker(worker, name, job, context)) as Awaited<ReturnType<Jobs[Name]>>;
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
      const index = await indexes.of(store, settings);
      const found = index.matching(filter, filter.rule && classesOfRule(store, filter.rule));
      return {
        images: index.images,
        items: found.slice(0, limit),
        total: found.length,
        counts: index.counts(),
        history: reviewHistory(store),
      };
    },
    'review.dispute': ({ settings, image, id }) =>
      disputeAt(session.store, image, id, settings, (member) => indexes.accuracyOf(member)),
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
    'review.submission': ({ image }) => submissionOf(session.store, image),
  };
}

function imagesOf({ images }: Moved): readonly ImageId[] {
  return images;
}
