import { boundsTouch } from '@shared/geometry/extent';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { compareStack } from '../../../canvas/editor/stack';
import { put } from '../../../canvas/tools/draw';
import { editableShapes } from '../../../canvas/tools/select/targets';
import type { Session } from './session';

export type Move = 'raise' | 'lower' | 'top' | 'bottom';

/** Moves the selected labels in the stack, all in one step of undo; among themselves they keep their order. */
export function restack(session: Session, move: Move): void {
  const { document, selection } = session.editor.store.getState();
  const selected = editableShapes(document, selection).toSorted(compareStack);
  const chosen = new Set(selected.map(({ id }) => id));
  const others: AnnotationShape[] = [];
  for (const shape of document.shapes.values()) {
    if (shape.kind === 'annotation' && !chosen.has(shape.id)) others.push(shape);
  }
  const places = placesAfter(selected, others, move);
  const moved = selected.filter((shape, index) => places[index] !== shape.stack);
  if (moved.length === 0) return;
  session.edit(
    'order',
    selected.flatMap((shape, index) => {
      const stack = places[index]!;
      return stack === shape.stack ? [] : [{ ...put(shape.id, shape.class, shape.geometry), stack }];
    }),
  );
}

/** `selected` from the lowest up. */
function placesAfter(selected: readonly AnnotationShape[], others: readonly AnnotationShape[], move: Move): number[] {
  if (move === 'raise') return selected.map((shape) => above(shape, others));
  if (move === 'lower') return selected.map((shape) => below(shape, others));
  const places = others.map(({ stack }) => stack);
  const levels = [...new Set(selected.map(({ stack }) => stack))];
  const level = (shape: AnnotationShape) => levels.indexOf(shape.stack);
  if (move === 'top') {
    const most = places.reduce((most_, place) => Math.max(most_, place), -Infinity);
    const alreadyThere = selected.every((shape) => others.every((other) => compareStack(other, shape) < 0));
    return selected.map((shape) => (alreadyThere ? shape.stack : most + 1 + level(shape)));
  }
  const least = places.reduce((least_, place) => Math.min(least_, place), Infinity);
  const alreadyThere = selected.every((shape) => others.every((other) => compareStack(other, shape) > 0));
  return selected.map((shape) => (alreadyThere ? shape.stack : least - levels.length + level(shape)));
}

/** Just above the lowest of those that lie over it. */
function above(shape: AnnotationShape, others: readonly AnnotationShape[]): number {
  const over = others.filter((other) => compareStack(other, shape) > 0 && boundsTouch(other.bounds, shape.bounds));
  const next = over.toSorted(compareStack)[0];
  return next === undefined ? shape.stack : next.stack + 1;
}

/** Just below the highest of those that lie under it. */
function below(shape: AnnotationShape, others: readonly AnnotationShape[]): number {
  const under = others.filter((other) => compareStack(other, shape) < 0 && boundsTouch(other.bounds, shape.bounds));
  const next = under.toSorted(compareStack).at(-1);
  return next === undefined ? shape.stack : next.stack - 1;
}
