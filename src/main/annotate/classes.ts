import type { ClassView } from '@shared/contract/classes';
import type { Draft } from '@shared/changes/edit';
import { nextOrder } from '@shared/changes/missing-classes';
import { newId } from '@shared/changes/new-id';
import { UserError } from '@shared/lib/user-error';
import type { ClassId } from '@shared/model/ids';
import type { LabelClass } from '@shared/model/label-class';
import { commit } from '@main/db/commit';
import { listClasses, usesOfClass } from '@main/db/queries/classes';
import type { Store } from '@main/db/store';

/**
 * Makes a class (`id` null) or changes one, and returns the whole list.
 *
 * @throws UserError `class.nameTaken`: two classes of one name could not be told apart in any export.
 */
export function putClass(
  store: Store,
  input: Pick<LabelClass, 'name' | 'colour' | 'attributes' | 'shapes'> & { readonly id: ClassId | null },
): ClassView[] {
  const classes = listClasses(store.db);
  const namesake = classes.find(({ name }) => name.toLowerCase() === input.name.toLowerCase());
  if (namesake && namesake.id !== input.id) {
    throw new UserError('class.nameTaken', { name: input.name }, `There is a class named "${namesake.name}" already.`);
  }
  const before = classes.find(({ id }) => id === input.id);
  const id = input.id ?? newId<ClassId>(store.machine.now());
  const value: LabelClass = {
    name: input.name,
    colour: input.colour,
    order: before?.order ?? nextOrder(classes),
    attributes: input.attributes ?? before?.attributes,
    shapes: input.shapes ?? before?.shapes,
  };
  commit(store, [{ kind: 'class', entity: id, value }], 'no-undo');
  return listClasses(store.db);
}

/** Puts the classes in the order of `ids`; those that are not named come after them, as they stood. */
export function orderClasses(store: Store, ids: readonly ClassId[]): ClassView[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  const ordered = listClasses(store.db).toSorted(
    (one, other) => (place.get(one.id) ?? ids.length) - (place.get(other.id) ?? ids.length),
  );
  const drafts = ordered.map(({ id, ...value }, order): Draft => ({
    kind: 'class',
    entity: id,
    value: { ...value, order },
  }));
  commit(store, drafts, 'no-undo');
  return listClasses(store.db);
}

/** @throws UserError `class.inUse` while labels, suggestions or tags use the class: they would be orphans. */
export function deleteClass(store: Store, id: ClassId): ClassView[] {
  const uses = usesOfClass(store.db, id);
  if (uses > 0) {
    const name = listClasses(store.db).find((other) => other.id === id)?.name ?? id;
    throw new UserError(
      'class.inUse',
      { name, uses },
      `The class "${name}" is used by ${uses} labels or suggestions. Give them another class first.`,
    );
  }
  commit(store, [{ kind: 'class', entity: id, value: null }], 'no-undo');
  return listClasses(store.db);
}
