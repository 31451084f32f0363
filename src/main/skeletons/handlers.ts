import type { Handlers } from '@shared/contract/define';
import type { skeletonsContract } from '@shared/contract/skeletons';
import { listSkeletonTemplates } from '@main/db/queries/skeleton-templates';
import type { Session } from '@main/db/session';
import { whenFree } from '@main/db/when-free';
import { deleteSkeletonTemplate, putSkeletonTemplate } from './templates';

export function skeletonHandlers(session: Session): Handlers<typeof skeletonsContract> {
  async function changed<T>(work: () => T): Promise<T> {
    const result = await whenFree(work);
    session.announce({ images: [], classes: true });
    return result;
  }

  return {
    'skeletons.list': () => listSkeletonTemplates(session.store.db),
    'skeletons.put': (input) => changed(() => putSkeletonTemplate(session.store, input)),
    'skeletons.delete': ({ id }) => changed(() => deleteSkeletonTemplate(session.store, id)),
  };
}
