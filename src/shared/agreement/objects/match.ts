import { boundsTouch } from '../../geometry/extent';
import { boundsOf } from '../../geometry/operations';
import { iou } from '../../geometry/overlap';
import { assign } from './assignment';
import type { LabelledObject } from './labelled-object';
import { coversArea, type Similarity } from './similarity';

/** Two objects of two annotators that may be the same thing. */
export interface ObjectMatch {
  readonly one: LabelledObject;
  readonly other: LabelledObject;
  /** `threshold` to 1. */
  readonly similarity: number;
  /** The similarity and a bonus for the same class, which tells overlapping objects of different classes apart. */
  readonly strength: number;
}

const SAME_CLASS_BONUS = 0.1;

export interface Matching {
  /** What the same class adds to the strength of a match. */
  readonly bonus?: number;
  /** By default intersection over union. */
  readonly similarity?: Similarity;
}

/**
 * The best one-to-one pairing of the objects of two annotators, without asking for the same class: the sum of `strength`
 * is largest among pairs whose similarity reaches `threshold`. What lies below counts nothing before the assignment, so
 * that it takes no partner from a pair that counts.
 */
export function matchObjects(
  ones: readonly LabelledObject[],
  others: readonly LabelledObject[],
  threshold: number,
  { bonus = SAME_CLASS_BONUS, similarity = iou }: Matching = {},
): ObjectMatch[] {
  const matches: ObjectMatch[] = [];
  for (const candidates of components(candidatesOf(ones, others, threshold, bonus, similarity))) {
    const [rows, columns] = [indexed(candidates.map(({ one }) => one)), indexed(candidates.map(({ other }) => other))];
    const weights = new Float64Array(rows.size * columns.size);
    const at = new Map<number, ObjectMatch>();
    for (const candidate of candidates) {
      const cell = rows.get(candidate.one)! * columns.size + columns.get(candidate.other)!;
      weights[cell] = candidate.strength;
      at.set(cell, candidate);
    }
    assign(weights, rows.size, columns.size).forEach((column, row) => {
      const match = at.get(row * columns.size + column);
      if (column >= 0 && match !== undefined) matches.push(match);
    });
  }
  return matches;
}

function candidatesOf(
  ones: readonly LabelledObject[],
  others: readonly LabelledObject[],
  threshold: number,
  bonus: number,
  similarityOf: Similarity,
): ObjectMatch[] {
  const bounds = others.map(({ geometry }) => boundsOf(geometry));
  return ones.flatMap((one) => {
    const own = boundsOf(one.geometry);
    return others.flatMap((other, index) => {
      if (coversArea(one.geometry) && !boundsTouch(own, bounds[index]!)) return [];
      const similarity = similarityOf(one.geometry, other.geometry);
      if (similarity < threshold || similarity === 0) return [];
      return [{ one, other, similarity, strength: similarity + (one.class === other.class ? bonus : 0) }];
    });
  });
}

/** Candidates that share objects, directly or through others; most are alone, and a small assignment is a fast one. */
function components(candidates: readonly ObjectMatch[]): ObjectMatch[][] {
  const parent = new Map<LabelledObject, LabelledObject>();
  const rootOf = (object: LabelledObject): LabelledObject => {
    let root = object;
    while (parent.get(root) !== undefined && parent.get(root) !== root) root = parent.get(root)!;
    parent.set(object, root);
    return root;
  };
  for (const { one, other } of candidates) parent.set(rootOf(one), rootOf(other));
  const groups = new Map<LabelledObject, ObjectMatch[]>();
  for (const candidate of candidates) {
    const root = rootOf(candidate.one);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [candidate]);
    else group.push(candidate);
  }
  return [...groups.values()];
}

function indexed(objects: readonly LabelledObject[]): Map<LabelledObject, number> {
  const index = new Map<LabelledObject, number>();
  for (const object of objects) if (!index.has(object)) index.set(object, index.size);
  return index;
}
