import type { RatingTable } from './ratings';
import type { Statistic } from './value';

/** Items that the same annotators rated in the same way. */
export interface Patterns {
  readonly list: readonly Pattern[];
  /** For each item its pattern. */
  readonly ofItem: Int32Array;
}

interface Pattern {
  readonly annotators: readonly number[];
  readonly values: readonly number[];
  /** The share of its pairs of ratings that are alike, 0 to 1. */
  readonly agreement: number;
}

export function patternsOf({ items, starts, annotatorOf, valueOf }: RatingTable): Patterns {
  const list: Pattern[] = [];
  const known = new Map<string, number>();
  const ofItem = new Int32Array(items.length);
  for (let item = 0; item < items.length; item++) {
    const [from, to] = [starts[item]!, starts[item + 1]!];
    const [annotators, values] = [[...annotatorOf.subarray(from, to)], [...valueOf.subarray(from, to)]];
    const key = `${annotators.join()}:${values.join()}`;
    const at = known.get(key) ?? list.push({ annotators, values, agreement: alike(values) }) - 1;
    known.set(key, at);
    ofItem[item] = at;
  }
  return { list, ofItem };
}

/**
 * Conger's kappa (1980): Cohen's for any number of annotators, each with habits of their own, also with missing ratings
 * (Gwet 2014, as in irrCAC). What is expected by chance is Σ_k (mean_j p_jk)² − var_j p_jk / r over the shares p_jk of
 * each of the r annotators; with two annotators it is Cohen's.
 */
export function congerKappa({ list }: Patterns, annotators: number, values: number): Statistic {
  return (weights) => {
    const shares = new Float64Array(annotators * values);
    const ratings = new Float64Array(annotators);
    let [observed, compared] = [0, 0];
    list.forEach((pattern, at) => {
      const weight = weights[at]!;
      if (weight === 0) return;
      pattern.annotators.forEach((annotator, index) => {
        shares[annotator * values + pattern.values[index]!]! += weight;
        ratings[annotator]! += weight;
      });
      if (pattern.values.length < 2) return;
      observed += weight * pattern.agreement;
      compared += weight;
    });
    if (compared === 0) return 'no-overlap';
    const present = [...ratings.keys()].filter((annotator) => ratings[annotator]! > 0);
    const expected = chance(shares, ratings, present, values);
    return expected > 1 - 1e-12 ? 'no-variation' : (observed / compared - expected) / (1 - expected);
  };
}

function chance(shares: Float64Array, ratings: Float64Array, present: readonly number[], values: number): number {
  let expected = 0;
  for (let value = 0; value < values; value++) {
    const own = present.map((annotator) => shares[annotator * values + value]! / ratings[annotator]!);
    const mean = own.reduce((sum, share) => sum + share, 0) / own.length;
    const variance = own.reduce((sum, share) => sum + (share - mean) ** 2, 0) / Math.max(1, own.length - 1);
    expected += mean * mean - variance / own.length;
  }
  return expected;
}

function alike(values: readonly number[]): number {
  const pairs = values.length * (values.length - 1);
  const same = values.reduce((sum, one) => sum + values.filter((other) => other === one).length - 1, 0);
  return pairs === 0 ? 0 : same / pairs;
}
