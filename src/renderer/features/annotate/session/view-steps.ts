import type { ShapeId } from '../../../canvas/editor/shape';

/** Objects that were locked or hidden, or the other way round, by one movement of the hand. */
export interface ViewStep {
  readonly part: 'hidden' | 'locked';
  readonly added: readonly ShapeId[];
  readonly removed: readonly ShapeId[];
}

/** A step, and how many edits of the image lie below it. */
interface Placed {
  readonly step: ViewStep;
  readonly depth: number;
}

/** The step from one set to the next; null when they are the same. */
export function viewStep(
  part: ViewStep['part'],
  before: ReadonlySet<ShapeId>,
  after: ReadonlySet<ShapeId>,
): ViewStep | null {
  const added = [...after].filter((id) => !before.has(id));
  const removed = [...before].filter((id) => !after.has(id));
  return added.length + removed.length === 0 ? null : { part, added, removed };
}

/** What a set becomes by a step, or by taking it back. */
export function stepped(ids: ReadonlySet<ShapeId>, { added, removed }: ViewStep, back: boolean): Set<ShapeId> {
  const next = new Set(ids);
  for (const id of back ? added : removed) next.delete(id);
  for (const id of back ? removed : added) next.add(id);
  return next;
}

/**
 * Locks and hiding are no part of a label, so the history of the project knows nothing of them; but a person who presses
 * Ctrl+Z wants back what was done last, whatever it was. These steps stand between the edits of the image, each above as
 * many as there were, and live as long as the image is open.
 */
export class ViewSteps {
  readonly #done: Placed[] = [];
  #undone: Placed[] = [];

  get done(): number {
    return this.#done.length;
  }

  get undone(): number {
    return this.#undone.length;
  }

  /** @param depth edits of the image that undo could take back now. */
  push(step: ViewStep, depth: number): void {
    this.#done.push({ step, depth });
    this.#undone = [];
  }

  /** Something new was edited: what had been taken back cannot be done again. */
  edited(): void {
    this.#undone = [];
  }

  /** The step to take back at this depth; null when an edit is to be taken back first. */
  undo(depth: number): ViewStep | null {
    const last = this.#done.at(-1);
    if (!last || last.depth < depth) return null;
    this.#done.pop();
    this.#undone.push({ ...last, depth: Math.min(last.depth, depth) });
    return last.step;
  }

  /** The step to do again at this depth; null when an edit is to be done again first. */
  redo(depth: number): ViewStep | null {
    const next = this.#undone.at(-1);
    if (!next || next.depth > depth) return null;
    this.#undone.pop();
    this.#done.push(next);
    return next.step;
  }
}
