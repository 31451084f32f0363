import { assert } from '../lib/assert';
import type { RatingTable } from './ratings';
import type { Statistic, Value } from './value';

/** How much a disagreement counts: all alike, by distance, or by squared distance (Cohen 1960, 1968). */
export type CohenWeights = 'none' | 'linear' | 'quadratic';

/** Items that both of two annotators rated, grouped by the pair of values. */
export interface PairedRatings {
  /** For each kind of item the value of the one and of the other annotator. */
  readonly kinds: readonly (readonly [one: number, other: number])[];
  /** For each item its kind; -1 for an item that one of them did not rate. */
  readonly ofItem: Int32Array;
}

/** @throws Error when one of them rated an item twice: which rating counts must be decided before. */
export function pairedRatings(table: RatingTable, one: number, other: number): PairedRatings {
  const kinds: [number, number][] = [];
  const kindAt = new Map<number, number>();
  const ofItem = new Int32Array(table.items.length).fill(-1);
  for (let item = 0; item < table.items.length; item++) {
    const [first, second] = [valueBy(table, item, one), valueBy(table, item, other)];
    if (first === null || second === null) continue;
    const key = first * table.values.length + second;
    const kind = kindAt.get(key) ?? kinds.push([first, second]) - 1;
    kindAt.set(key, kind);
    ofItem[item] = kind;
  }
  return { kinds, ofItem };
}

function valueBy({ starts, annotatorOf, valueOf }: RatingTable, item: number, annotator: number): number | null {
  let value: number | null = null;
  for (let at = starts[item]!; at < starts[item + 1]!; at++) {
    if (annotatorOf[at] !== annotator) continue;
    assert(value === null, 'an annotator rates an item once');
    value = valueOf[at]!;
  }
  return value;
}

/**
 * Cohen's kappa: 1 − Σ w_ij p_ij / Σ w_ij p_i· p_·j, w the disagreement of two values.
 *
 * @param positions the place of each value on its scale; ranks for `none`.
 */
export function cohenKappa(kinds: PairedRatings['kinds'], weighting: CohenWeights, positions: Float64Array): Statistic {
  const disagreement = disagreementOf(weighting, positions);
  const own = kinds.map(([one, other]) => disagreement(one, other));
  return (weights) => {
    const { ones, others, items } = marginals(kinds, weights, positions.length);
    if (items === 0) return 'no-overlap';
    let [observed, expected] = [0, 0];
    for (let kind = 0; kind < own.length; kind++) observed += own[kind]! * weights[kind]!;
    for (const one of used(ones))
      for (const other of used(others)) expected += disagreement(one, other) * ones[one]! * others[other]!;
    return expected === 0 ? 'no-variation' : 1 - (observed * items) / expected;
  };
}

/**
 * The large-sample standard error of the unweighted kappa (Fleiss, Cohen and Everitt 1969); null when it is undefined.
 */
export function cohenStandardError(
  kinds: PairedRatings['kinds'],
  weights: Float64Array,
  values: number,
): number | null {
  const { ones, others, items } = marginals(kinds, weights, values);
  const kappa: Value = cohenKappa(kinds, 'none', new Float64Array(values))(weights);
  if (typeof kappa === 'string') return null;
  const expected = ones.reduce((sum, one, value) => sum + (one / items) * (others[value]! / items), 0);
  let [agreeing, disagreeing] = [0, 0];
  kinds.forEach(([one, other], kind) => {
    const share = weights[kind]! / items;
    if (one === other) agreeing += share * (1 - ((ones[one]! + others[one]!) / items) * (1 - kappa)) ** 2;
    else disagreeing += share * ((others[one]! + ones[other]!) / items) ** 2;
  });
  const bias = kappa - expected * (1 - kappa);
  const variance = agreeing + (1 - kappa) ** 2 * disagreeing - bias * bias;
  return Math.sqrt(Math.max(0, variance) / items) / (1 - expected);
}

function disagreementOf(weighting: CohenWeights, positions: Float64Array): (one: number, other: number) => number {
  if (weighting === 'none') return (one, other) => (one === other ? 0 : 1);
  const power = weighting === 'linear' ? 1 : 2;
  return (one, other) => Math.abs(positions[one]! - positions[other]!) ** power;
}

function marginals(kinds: PairedRatings['kinds'], weights: Float64Array, values: number) {
  const [ones, others] = [new Float64Array(values), new Float64Array(values)];
  let items = 0;
  kinds.forEach(([one, other], kind) => {
    ones[one]! += weights[kind]!;
    others[other]! += weights[kind]!;
    items += weights[kind]!;
  });
  return { ones, others, items };
}

function used(counts: Float64Array): number[] {
  const indices: number[] = [];
  counts.forEach((count, index) => {
    if (count > 0) indices.push(index);
  });
  return indices;
}
