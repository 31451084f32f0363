import type { RatingTable } from './ratings';

/** What most annotators said about each item. */
export interface Majority {
  /** For each item the share of votes of each value, row by row: items × values, 0 to 1. An item has at least one vote. */
  readonly shares: Float64Array;
  /** For each item the index of the value with the most votes; of several the first. */
  readonly winner: Uint32Array;
  /** 1 where another value has as many votes as the winner. */
  readonly tied: Uint8Array;
}

/** Linear in the number of ratings. */
export function majority({ items, values, starts, valueOf }: RatingTable): Majority {
  const width = values.length;
  const shares = new Float64Array(items.length * width);
  const winner = new Uint32Array(items.length);
  const tied = new Uint8Array(items.length);
  for (let item = 0; item < items.length; item++) {
    const row = shares.subarray(item * width, (item + 1) * width);
    for (let at = starts[item]!; at < starts[item + 1]!; at++) row[valueOf[at]!]!++;
    const first = largest(row);
    winner[item] = first;
    tied[item] = row.indexOf(row[first]!, first + 1) >= 0 ? 1 : 0;
    const votes = starts[item + 1]! - starts[item]!;
    for (let value = 0; value < width; value++) row[value]! /= votes;
  }
  return { shares, winner, tied };
}

/** The index of the largest number; of several the first. */
export function largest(row: Float64Array): number {
  let best = 0;
  for (let at = 1; at < row.length; at++) if (row[at]! > row[best]!) best = at;
  return best;
}
