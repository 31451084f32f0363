import type { ShapeId } from '../../../canvas/editor/shape';
import type { Session } from './session';

/** So many locks are remembered for a project; the oldest are forgotten first. */
const MOST_KEPT = 20_000;

/**
 * Locked objects are left alone by the pointer and by everything that changes a selection. A lock protects one's own
 * hand, so it is no part of the label and nobody else's business: it is kept for each project on this machine.
 */
export function readLocks(project: string): ReadonlySet<ShapeId> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(project)) ?? '[]');
    return new Set(Array.isArray(kept) ? (kept as ShapeId[]) : []);
  } catch {
    return new Set();
  }
}

/** Locks the objects, or unlocks them when all of them are locked. */
export function toggleLocked(session: Session, ids: Iterable<ShapeId>): void {
  const { locked } = session.editor.store.getState().document;
  const all = [...ids];
  const unlock = all.every((id) => locked.has(id));
  const next = new Set(locked);
  for (const id of all) {
    if (unlock) next.delete(id);
    else next.add(id);
  }
  session.view('locked', next);
}

/** Unlocks what is on this image. */
export function unlockAll(session: Session): void {
  const { locked, shapes } = session.editor.store.getState().document;
  session.view('locked', new Set([...locked].filter((id) => !shapes.has(id))));
}

/** Keeps what is locked from now on, by a hand or by undo. */
export function keepLocks({ editor }: Session, project: string): void {
  editor.store.subscribe(({ document: { locked } }, { document: before }) => {
    if (locked === before.locked) return;
    localStorage.setItem(keyOf(project), JSON.stringify([...locked].slice(-MOST_KEPT)));
  });
}

function keyOf(project: string): string {
  return `plumbline.annotate.locked.${project}`;
}
