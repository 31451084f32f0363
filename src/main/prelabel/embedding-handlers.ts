import type { Handlers } from '@shared/contract/define';
import type { embeddingsContract, SimilarAnswer } from '@shared/contract/embeddings';
import { regionOf, wholeImage } from '@shared/embeddings/region';
import { UserError } from '@shared/lib/user-error';
import { assertExists } from '@shared/lib/assert';
import { embeddingOf } from '@main/db/queries/embeddings';
import { imageById } from '@main/db/queries/images';
import type { Session } from '@main/db/session';
import type { JobRegistry } from '@main/jobs/job-registry';
import { runInWorker } from '@main/jobs/run-in-worker';
import { embedProject, keepEmbeddings } from './embed-project';
import { findEmbedder } from './embedder';
import type { PrelabelHost } from './host';
import type { SimilarJob } from './jobs';
import type { ModelRoots } from './models';
import { regionsOfProject } from './project-regions';

export interface EmbeddingHandlerDependencies {
  readonly session: Session;
  readonly jobs: JobRegistry;
  readonly host: PrelabelHost;
  readonly models: ModelRoots;
  /** Absolute path of the built worker whose table holds `prelabelJobs`. */
  readonly worker: string;
}

export function embeddingHandlers({
  session,
  jobs,
  host,
  models,
  worker,
}: EmbeddingHandlerDependencies): Handlers<typeof embeddingsContract> {
  return {
    'embeddings.compute': async () => {
      const { store } = session;
      const embedder = await findEmbedder(host, models);
      return {
        job: jobs.start('embed', async (context) =>
          embedProject(store, embedder, await regionsOfProject(store, context.signal), context),
        ),
      };
    },
    'embeddings.similar': async ({ to, count }) => {
      const { store } = session;
      const image = imageById(store.db, to.image);
      if (!image)
        throw new UserError(
          'image.unknown',
          { image: to.image },
          `The image ${to.image} is not in this project (any more).`,
        );
      const embedder = await findEmbedder(host, models);
      const region = to.type === 'image' ? wholeImage(image) : regionOf(to.geometry, image);
      const { signal } = new AbortController();
      await keepEmbeddings(store, embedder, { image, regions: [region] }, signal);
      const kept = embeddingOf(store.db, embedder.key, { content: image.sha256, region });
      const query = assertExists(kept, 'it was kept a moment ago');
      const job: SimilarJob = { project: store.path, request: { key: embedder.key, query, to, count } };
      // The worker's table holds the function of this name.
      return (await runInWorker(worker, 'findSimilar', job, { signal, progress: () => undefined })) as SimilarAnswer;
    },
  };
}
