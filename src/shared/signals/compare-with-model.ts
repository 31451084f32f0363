import type { LabelledObject } from '../agreement/objects/labelled-object';
import { matchObjects } from '../agreement/objects/match';
import type { Similarity } from '../agreement/objects/similarity';

/**
 * How a model sees an image otherwise than its labels: `missing` is a label that it does not see, `extra` something that
 * nobody labelled, `class` another class, `localisation` another outline.
 */
export type DifferenceKind = 'missing' | 'extra' | 'class' | 'localisation';

export interface Difference<Label, Seen> {
  readonly kind: DifferenceKind;
  readonly label: Label | null;
  readonly seen: Seen | null;
  /** Of the two shapes, 0 to 1; 0 where there is one alone. */
  readonly similarity: number;
}

/** Shapes less alike than this are two things. */
const SAME_THING = 0.3;

/** Shapes more alike than this are at the same place. */
const SAME_PLACE = 0.75;

/** Differences between labels and what a model sees, worst first within each kind; and how many things are the same. */
export function compareWithModel<Label extends LabelledObject, Seen extends LabelledObject>(
  labels: readonly Label[],
  seen: readonly Seen[],
  similarity: Similarity,
): { readonly differences: readonly Difference<Label, Seen>[]; readonly agreed: number } {
  const matches = matchObjects(labels, seen, SAME_THING, { similarity });
  // matchObjects gives back the very objects that it was given.
  const ofLabel = new Map(matches.map(({ one, other, similarity: alike }) => [one, { other: other as Seen, alike }]));
  const taken = new Set(matches.map(({ other }) => other));
  const differences: Difference<Label, Seen>[] = [];
  for (const label of labels) {
    const match = ofLabel.get(label);
    if (!match) differences.push({ kind: 'missing', label, seen: null, similarity: 0 });
    else if (match.other.class !== label.class)
      differences.push({ kind: 'class', label, seen: match.other, similarity: match.alike });
    else if (match.alike < SAME_PLACE)
      differences.push({ kind: 'localisation', label, seen: match.other, similarity: match.alike });
  }
  for (const one of seen)
    if (!taken.has(one)) differences.push({ kind: 'extra', label: null, seen: one, similarity: 0 });
  const paired = differences.filter(({ label, seen: other }) => label && other).length;
  return {
    differences: differences.toSorted(
      (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || one.similarity - other.similarity,
    ),
    agreed: matches.length - paired,
  };
}

const order: readonly DifferenceKind[] = ['class', 'missing', 'extra', 'localisation'];
