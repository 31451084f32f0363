import type { ClassView } from '@shared/contract/annotate';
import { nextOrder } from '@shared/changes/missing-classes';
import { newId } from '@shared/changes/new-id';
import { UserError } from '@shared/lib/user-error';
import type { ClassId } from '@shared/model/ids';
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
  input: { readonly id: ClassId | null; readonly name: string; readonly colour: string },
): ClassView[] {
  const classes = listClasses(store.db);
  const namesake = classes.find(({ name }) => name.toLowerCase() === input.name.toLowerCase());
  if (namesake && namesake.id !== input.id) {
    throw new UserError('class.nameTaken', { name: input.name }, `There is a class named "${namesake.name}" already.`);
  }
  const order = classes.find(({ id }) => id === input.id)?.order ?? nextOrder(classes);
  const id = input.id ?? newId<ClassId>(store.machine.now());
  commit(store, [{ kind: 'class', entity: id, value: { name: input.name, colour: input.colour, order } }], 'no-undo');
  return listClasses(store.db);
}

/** @throws UserError `class.inUse` while labels or suggestions use the class: they would be orphans. */
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
