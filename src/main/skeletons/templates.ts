import type { SkeletonTemplateView } from '@shared/contract/skeletons';
import { newId } from '@shared/changes/new-id';
import { UserError } from '@shared/lib/user-error';
import type { SkeletonTemplateId } from '@shared/model/ids';
import type { SkeletonTemplate } from '@shared/model/skeleton-template';
import { commit } from '@main/db/commit';
import { listSkeletonTemplates, usesOfSkeletonTemplate } from '@main/db/queries/skeleton-templates';
import type { Store } from '@main/db/store';

/**
 * Makes a template (`id` null) or changes one, and returns the whole list. Labels that were made with it stay as they
 * are: they name its joints by id.
 *
 * @throws UserError `skeleton.nameTaken`: two templates of one name could not be told apart.
 */
export function putSkeletonTemplate(
  store: Store,
  input: { readonly id: SkeletonTemplateId | null; readonly template: SkeletonTemplate },
): SkeletonTemplateView[] {
  const { name } = input.template;
  const others = listSkeletonTemplates(store.db).filter(({ id }) => id !== input.id);
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
    throw new UserError('skeleton.nameTaken', { name }, `There is a skeleton named "${name}" already.`);
  const entity = input.id ?? newId<SkeletonTemplateId>(store.machine.now());
  commit(store, [{ kind: 'skeletonTemplate', entity, value: input.template }], 'no-undo');
  return listSkeletonTemplates(store.db);
}

/** @throws UserError `skeleton.inUse` while labels or suggestions are made of it: nobody could read their joints. */
export function deleteSkeletonTemplate(store: Store, id: SkeletonTemplateId): SkeletonTemplateView[] {
  const uses = usesOfSkeletonTemplate(store.db, id);
  if (uses > 0) {
    const name = listSkeletonTemplates(store.db).find((other) => other.id === id)?.name ?? id;
    throw new UserError(
      'skeleton.inUse',
      { name, uses },
      `The skeleton "${name}" is used by ${uses} labels or suggestions. Delete them first.`,
    );
  }
  commit(store, [{ kind: 'skeletonTemplate', entity: id, value: null }], 'no-undo');
  return listSkeletonTemplates(store.db);
}
