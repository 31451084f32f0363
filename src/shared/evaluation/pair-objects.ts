import type { LabelledObject } from '../agreement/objects/labelled-object';
import { matchObjects } from '../agreement/objects/match';
import type { Similarity } from '../agreement/objects/similarity';
import type { MatchCounts } from './detection-scores';

/** One object that was found, the one that is there, or both where they are the same thing. */
export interface Pairing<Found extends LabelledObject, True extends LabelledObject> {
  readonly found: Found | null;
  readonly truth: True | null;
  /** 0 to 1; 0 for what stands alone. */
  readonly similarity: number;
}

/**
 * Pairs what was found on an image with what is there, in two passes (as CVAT's quality control does): the best
 * assignment within each class, then of what is left over without asking for the class, which are the confusions. Each
 * object is in exactly one pairing.
 *
 * @param threshold least similarity of one thing, above 0, at most 1.
 */
export function pairObjects<Found extends LabelledObject, True extends LabelledObject>(
  found: readonly Found[],
  truths: readonly True[],
  similarity: Similarity,
  threshold: number,
): Pairing<Found, True>[] {
  const pairs: Pairing<Found, True>[] = [];
  const [left, open] = [new Set(found), new Set(truths)];
  const pair = (ones: readonly Found[], others: readonly True[]) => {
    for (const match of matchObjects(ones, others, threshold, { similarity, bonus: 0 })) {
      // What goes in comes out.
      const [one, other] = [match.one as Found, match.other as True];
      pairs.push({ found: one, truth: other, similarity: match.similarity });
      left.delete(one);
      open.delete(other);
    }
  };
  for (const name of [...new Set(truths.map((truth) => truth.class))].sort())
    pair(
      found.filter((one) => one.class === name),
      truths.filter((one) => one.class === name),
    );
  pair([...left], [...open]);
  return [
    ...pairs,
    ...[...left].map((one) => ({ found: one, truth: null, similarity: 0 })),
    ...[...open].map((truth) => ({ found: null, truth, similarity: 0 })),
  ];
}

export function countsOf(pairings: readonly Pairing<LabelledObject, LabelledObject>[]): MatchCounts {
  let [right, wrong, missed, overlap] = [0, 0, 0, 0];
  for (const { found, truth, similarity } of pairings) {
    if (found && truth && found.class === truth.class) {
      right++;
      overlap += similarity;
    } else {
      if (found) wrong++;
      if (truth) missed++;
    }
  }
  return { right, wrong, missed, overlap };
}
