import { majority } from './majority';
import type { RatingTable } from './ratings';

/** A vote in which everybody counts as much as they agree with the majority. */
export interface WeightedMajority {
  /** For each annotator the share of their ratings that the majority gives too, 0 to 1. */
  readonly skills: Float64Array;
  /** For each item the share of skill behind each value, items × values; rows sum to 1. */
  readonly shares: Float64Array;
  /** The mean chance of the majority to be right when everybody is right as often as their skill, 0 to 1. */
  readonly consistency: number;
}

/** Worker agreement with the aggregate ("Wawa", as in crowd-kit), and what it says of the majority. Linear in ratings. */
export function weightedMajority(table: RatingTable): WeightedMajority {
  const { items, annotators, values, starts, annotatorOf, valueOf } = table;
  const { winner } = majority(table);
  const [same, all] = [new Float64Array(annotators.length), new Float64Array(annotators.length)];
  for (let item = 0; item < items.length; item++)
    for (let at = starts[item]!; at < starts[item + 1]!; at++) {
      all[annotatorOf[at]!]!++;
      if (valueOf[at] === winner[item]) same[annotatorOf[at]!]!++;
    }
  const skills = same.map((count, annotator) => count / all[annotator]!);
  const width = values.length;
  const shares = new Float64Array(items.length * width);
  let likely = 0;
  for (let item = 0; item < items.length; item++) {
    const row = shares.subarray(item * width, (item + 1) * width);
    const chances = new Float64Array(width).fill(1);
    let total = 0;
    for (let at = starts[item]!; at < starts[item + 1]!; at++) {
      const skill = skills[annotatorOf[at]!]!;
      row[valueOf[at]!]! += skill;
      total += skill;
      for (let value = 0; value < width; value++)
        chances[value]! *= value === valueOf[at] ? skill : width > 1 ? (1 - skill) / (width - 1) : 1;
    }
    for (let value = 0; value < width; value++) row[value] = total === 0 ? 1 / width : row[value]! / total;
    const sum = chances.reduce((part, chance) => part + chance, 0);
    likely += sum === 0 ? 0 : chances[winner[item]!]! / sum;
  }
  return { skills, shares, consistency: items.length === 0 ? 0 : likely / items.length };
}

/**
 * How often the majority of an odd number of annotators is right who are each right with probability `right`, 0 to 1
 * (Sheng, Provost and Ipeirotis 2008): Σ_{k > n/2} C(n, k) p^k (1 − p)^(n − k).
 */
export function majorityQuality(right: number, annotators: number): number {
  let [sum, ways] = [0, 1];
  for (let k = 0; k <= annotators; k++) {
    if (k * 2 > annotators) sum += ways * right ** k * (1 - right) ** (annotators - k);
    ways = (ways * (annotators - k)) / (k + 1);
  }
  return sum;
}
