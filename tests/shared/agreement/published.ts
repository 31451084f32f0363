import { ratingTable, type Rating, type RatingTable } from '@shared/agreement/ratings';
import type { Profile } from '@shared/agreement/profiles';

/** Data that the literature prints together with its results. */

/** `11.1` is an item: annotators 0 to 3 in this order, `.` is missing. */
export function unitsTable(units: string, order?: readonly string[]): RatingTable {
  const ratings: Rating[] = [];
  units.split(' ').forEach((unit, item) => {
    Array.from(unit).forEach((value, annotator) => {
      if (value !== '.') ratings.push({ item: `item ${item}`, annotator: `annotator ${annotator}`, value });
    });
  });
  return ratingTable(ratings, order);
}

/** Counts of each category for each item, also fractions. */
export function countProfiles(items: readonly (readonly number[])[]): Profile[] {
  return items.map((counts) => ({
    values: counts.map((_, value) => value),
    counts,
    size: counts.reduce((sum, count) => sum + count, 0),
  }));
}

/** Each item once. */
export function once(profiles: readonly Profile[]): Float64Array {
  return new Float64Array(profiles.length).fill(1);
}

/** The kinds and weights of a table of counts: rows are the one annotator, columns the other. */
export function crossed(counts: readonly (readonly number[])[]) {
  return {
    kinds: counts.flatMap((row, one) => row.map((_, other) => [one, other] as const)),
    weights: Float64Array.from(counts.flat()),
    ranks: Float64Array.from(counts, (_, rank) => rank),
  };
}

/** The same table as profiles: every pair of ratings is an item. */
export function crossedProfiles(counts: readonly (readonly number[])[]): {
  profiles: Profile[];
  weights: Float64Array;
} {
  const { kinds, weights } = crossed(counts);
  const profiles = kinds.map(([one, other]) =>
    one === other ? { values: [one], counts: [2], size: 2 } : { values: [one, other].sort(), counts: [1, 1], size: 2 },
  );
  return { profiles, weights };
}

/** Krippendorff 2011: 4 coders, 12 units; also irrCAC's `cac.raw4raters`. */
export const krippendorff1 = '11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 ..3.';

/** Fleiss 1971: 30 patients, 6 psychiatrists each. */
export const fleiss1971 =
  '444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555';

const digits = (rows: string) => rows.split(' ').map((row) => Array.from(row, Number));

/** irrCAC's `distrib.6raters`. */
export const irrCac6 = digits(
  '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031',
);

/** The worked example of Wikipedia's article on Fleiss' kappa: 10 items, 14 raters. */
export const fleissWorked = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
];

/** Dawid and Skene 1979, table 1: 45 patients; the first annotator rated each three times. */
export const dawidSkene1979 =
  '111/1111 333/4334 112/2122 222/3121 222/3222 222/3322 122/2111 333/3433 222/2223 232/2223 444/4444 222/3343 111/1111 222/3212 121/1111 111/2111 111/1111 111/1111 222/2221 222/1322 222/2222 222/2221 222/3222 221/2222 111/1111 111/1111 232/2222 111/1111 111/1111 112/1121 111/1111 333/3233 111/1111 222/2222 222/3232 433/4343 221/2232 232/3233 333/3432 111/1111 111/1111 121/2111 232/2222 121/1111 222/2222';

export function dawidSkeneTable(): RatingTable {
  const ratings: Rating[] = [];
  dawidSkene1979.split(' ').forEach((patient, item) => {
    const [first = '', others = ''] = patient.split('/');
    const rate = (value: string, annotator: number) =>
      ratings.push({ item: String(item + 1).padStart(2, '0'), annotator: `observer ${annotator}`, value });
    for (const value of first) rate(value, 1);
    Array.from(others).forEach((value, at) => rate(value, at + 2));
  });
  return ratingTable(ratings);
}

/** crowd-kit's toy data: five workers, five tasks. */
export function toyTable(): RatingTable {
  const workers = ['nyyyy', 'yynyn', '.ynyn', 'ynyyn', 'nnnyn'];
  const ratings: Rating[] = [];
  workers.forEach((said, worker) => {
    Array.from(said).forEach((value, task) => {
      if (value !== '.') ratings.push({ item: `t${task + 1}`, annotator: `w${worker + 1}`, value });
    });
  });
  return ratingTable(ratings);
}
