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

/** How sure a kappa of two annotators is, from large-sample theory. */
export interface CohenInterval {
  readonly standardError: number;
  readonly ci95: readonly [low: number, high: number];
  /** Of a kappa of 0, and how many of these the kappa is away from it. */
  readonly standardErrorByChance: number;
  readonly z: number;
}

const Z = 1.959963984540054;

/** The large-sample standard errors of kappa (Fleiss, Cohen and Everitt 1969); null when they are undefined. */
export function cohenIntervals(
  kinds: PairedRatings['kinds'],
  weights: Float64Array,
  weighting: CohenWeights,
  positions: Float64Array,
): CohenInterval | null {
  const kappa: Value = cohenKappa(kinds, weighting, positions)(weights);
  if (typeof kappa === 'string') return null;
  const { ones, others, items } = marginals(kinds, weights, positions.length);
  const disagreement = disagreementOf(weighting, positions);
  const far = weighting === 'none' ? 1 : disagreement(0, positions.length - 1);
  const weight = (one: number, other: number) => 1 - disagreement(one, other) / far;
  const [p, q] = [ones.map((count) => count / items), others.map((count) => count / items)];
  const ofOne = p.map((_, one) => q.reduce((sum, share, other) => sum + share * weight(one, other), 0));
  const ofOther = q.map((_, other) => p.reduce((sum, share, one) => sum + share * weight(one, other), 0));
  const expected = p.reduce((sum, share, one) => sum + share * ofOne[one]!, 0);
  let [spread, spreadByChance] = [0, 0];
  kinds.forEach(([one, other], kind) => {
    spread += (weights[kind]! / items) * (weight(one, other) - (ofOne[one]! + ofOther[other]!) * (1 - kappa)) ** 2;
  });
  for (let one = 0; one < p.length; one++)
    for (let other = 0; other < q.length; other++)
      spreadByChance += p[one]! * q[other]! * (weight(one, other) - ofOne[one]! - ofOther[other]!) ** 2;
  const error = (variance: number) => Math.sqrt(Math.max(0, variance) / items) / (1 - expected);
  const standardError = error(spread - (kappa - expected * (1 - kappa)) ** 2);
  const standardErrorByChance = error(spreadByChance - expected * expected);
  return {
    standardError,
    ci95: [kappa - Z * standardError, kappa + Z * standardError],
    standardErrorByChance,
    z: kappa / standardErrorByChance,
  };
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
