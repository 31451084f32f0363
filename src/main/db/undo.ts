import { draftOf, invert, type Step } from '@shared/changes/edit';
import { winner } from '@shared/changes/register';
import type { ImageId } from '@shared/model/ids';
import { commit, transaction, type Commit } from './commit';
import { markUndone, redoable, undoable, type Edit } from './history';
import { payloadAt, storedHeads } from './sqlite-registers';
import { withSqliteErrors } from './sqlite-error';
import type { Store } from './store';

export interface Undone extends Commit {
  readonly label: string;
  /** Entities that were changed since by somebody else, and are left as they are. */
  readonly skipped: number;
}

/**
 * Takes the last edit of one image back by committing its inverse as new changes, so that undo syncs like any edit.
 *
 * @returns null when there is nothing to undo on this image; other images are never touched.
 */
export function undo(store: Store, image: ImageId): Undone | null {
  return move(store, () => undoable(store.db, image), true);
}

/** Does the edit again that was undone last on this image. */
export function redo(store: Store, image: ImageId): Undone | null {
  return move(store, () => redoable(store.db, image), false);
}

function move(store: Store, find: () => Edit | null, undone: boolean): Undone | null {
  return withSqliteErrors(store.path, () =>
    transaction(store.db, () => {
      const edit = find();
      if (!edit) return null;
      const steps = undone ? invert(edit.steps) : edit.steps;
      const open = steps.filter((step) => isUntouched(store, step));
      const { revision, steps: done } = commit(store, open.map(draftOf), 'restore');
      markUndone(store.db, edit, undone);
      return { revision, steps: done, label: edit.label, skipped: steps.length - open.length };
    }),
  );
}

/** True while an entity still has the value that the step starts from. */
function isUntouched(store: Store, step: Step): boolean {
  const head = winner(storedHeads(store.db, step.kind, step.entity));
  return (head ? payloadAt(store.db, head.revision) : null) === step.before;
}
