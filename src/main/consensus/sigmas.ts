import type { TemplateSigmas } from '@shared/agreement/objects/skeleton-similarity';
import { lastRevision } from '@main/db/log';
import { listSkeletonTemplates } from '@main/db/queries/skeleton-templates';
import type { Store } from '@main/db/store';

const kept = new WeakMap<Store['db'], { readonly revision: number; readonly sigmas: TemplateSigmas }>();

/** How exactly people place each joint, as the templates say; read again only after a change. */
export function sigmasOf({ db }: Pick<Store, 'db'>): TemplateSigmas {
  const revision = lastRevision(db);
  const last = kept.get(db);
  if (last?.revision === revision) return last.sigmas;
  const sigmas = new Map(
    listSkeletonTemplates(db).map(({ id, joints }) => [id, new Map(joints.map((joint) => [joint.id, joint.sigma]))]),
  );
  kept.set(db, { revision, sigmas });
  return sigmas;
}
