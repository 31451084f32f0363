import { expect, it } from 'vitest';
import { alphaByDistance } from '@shared/agreement/krippendorff';
import type { Profile } from '@shared/agreement/profiles';

// The published example of four annotators and twelve items (Krippendorff; irrCAC `cac.raw4raters`), a point for no rating.
const items = '11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 ..3.'.split(' ');
const published = [
  [7, 4 / 3, 1 / 3, 1 / 3, 0],
  [4 / 3, 10, 4 / 3, 1 / 3, 0],
  [1 / 3, 4 / 3, 8, 1 / 3, 0],
  [1 / 3, 1 / 3, 1 / 3, 4, 0],
  [0, 0, 0, 0, 3],
];

function profileOf(item: string): Profile {
  const said = [...item].filter((sign) => sign !== '.').map((sign) => Number(sign) - 1);
  const values = [...new Set(said)].toSorted((a, b) => a - b);
  return { values, counts: values.map((value) => said.filter((one) => one === value).length), size: said.length };
}

it('alpha sums the published matrix of coincidences, although it never builds it', () => {
  const profiles = items.map(profileOf);
  const weights = Float64Array.from(profiles, () => 1);
  const paired = profiles.filter(({ size }) => size > 1);
  const countOf = (value: number) =>
    paired.reduce((sum, { values, counts }) => sum + (counts[values.indexOf(value)] ?? 0), 0);
  const ratings = paired.reduce((sum, { size }) => sum + size, 0);
  expect(ratings).toBe(40);
  // With a distance of 1 for one pair of values and 0 for all others, alpha tells how often just these two coincide.
  const coincidence = (c: number, k: number): number => {
    const distance = (one: number, other: number) => ((one === c && other === k) || (one === k && other === c) ? 1 : 0);
    const alpha = alphaByDistance(profiles, published.length, distance)(weights);
    if (typeof alpha !== 'number') throw new Error(alpha);
    return ((1 - alpha) * countOf(c) * countOf(k)) / (ratings - 1);
  };
  for (const [c, row] of published.entries()) {
    const others = row.map((_, k) => (k === c ? 0 : coincidence(c, k)));
    const own = countOf(c) - others.reduce((sum, value) => sum + value, 0);
    for (const [k, value] of row.entries()) expect(k === c ? own : others[k]).toBeCloseTo(value, 12);
  }
});
