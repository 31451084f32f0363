import type { imagesContract } from '@shared/contract/images';
import type { Handlers } from '@shared/contract/define';
import { imageIds, imageSummary } from '@main/db/queries/images';
import { listRoots } from '@main/db/queries/roots';
import type { Session } from '@main/db/session';
import type { JobRegistry } from '@main/jobs/job-registry';
import { addImages, type AddTools } from './add-images';
import { relocate } from './relocate';

export interface ImageHandlerDependencies {
  readonly session: Session;
  readonly jobs: JobRegistry;
  readonly tools: AddTools;
}

/** While images come in, the gallery is told this often at most, in milliseconds. */
const REFRESH = 500;

export function imageHandlers({ session, jobs, tools }: ImageHandlerDependencies): Handlers<typeof imagesContract> {
  const changed = () => session.announce({ images: null, listing: true });

  return {
    'images.ids': ({ filter, sort }) => imageIds(session.store.db, filter, sort),
    'images.summaries': ({ ids }) => ids.flatMap((id) => imageSummary(session.store.db, id) ?? []),
    'images.roots': () => listRoots(session.store.db),
    'images.add': ({ paths }) => {
      const { store } = session;
      let told = performance.now();
      return {
        job: jobs.start('add-images', async ({ signal, progress }) => {
          try {
            return await addImages(store, paths, tools, {
              signal,
              progress(done, total) {
                progress(done, total);
                if (performance.now() - told < REFRESH) return;
                told = performance.now();
                changed();
              },
            });
          } finally {
            if (session.current === store) changed();
          }
        }),
      };
    },
    'images.relocate': ({ root, folder }) => {
      const { store } = session;
      return {
        job: jobs.start('relocate', async (context) => {
          const report = await relocate(store, root, folder, tools, context);
          changed();
          return report;
        }),
      };
    },
  };
}
