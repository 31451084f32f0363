import { MOST_PAIRED_VALUES, type Level } from './level';
import type { Profile } from './profiles';
import type { Statistic } from './value';

/**
 * Krippendorff's alpha for any number of annotators and with missing ratings (Krippendorff, Computing Krippendorff's
 * Alpha-Reliability, 2011): α = 1 − (n−1) Σ o_ck d_ck / Σ n_c n_k d_ck over items with at least two ratings.
 *
 * The matrix of coincidences is never built: what it is summed for comes from each profile, and the expected sum has a
 * closed form at three of the four levels, so that the cost is linear in the number of ratings. Ordinal distances
 * (Σ_{g=c..k} n_g − (n_c+n_k)/2)² are squared differences of mid-ranks.
 *
 * @param positions the place of each value on its scale, ascending.
 * @throws RangeError for more than 5,000 values at the level `ratio`, which needs every pair of them.
 */
export function krippendorffAlpha(profiles: readonly Profile[], level: Level, positions: Float64Array): Statistic {
  if (level === 'ratio' && positions.length > MOST_PAIRED_VALUES)
    throw new RangeError(
      `At most ${MOST_PAIRED_VALUES} different values can be compared as ratios, got ${positions.length}`,
    );
  const scale = scaleOf(level, positions);
  const sums = level === 'ordinal' ? null : profiles.map((profile) => disagreementIn(profile, scale));
  return (weights) => {
    const counts = pairableCounts(profiles, weights, positions.length);
    const ratings = counts.reduce((sum, count) => sum + count, 0);
    if (ratings === 0) return 'no-overlap';
    // Ranks come from the ratings of this very sample.
    const own = level === 'ordinal' ? squared(midRanks(counts)) : scale;
    let observed = 0;
    for (let profile = 0; profile < profiles.length; profile++) {
      const weight = weights[profile]!;
      if (weight === 0 || profiles[profile]!.size < 2) continue;
      observed += weight * (sums === null ? disagreementIn(profiles[profile]!, own) : sums[profile]!);
    }
    const expected = own.expected(counts, ratings);
    return expected <= 0 ? 'no-variation' : 1 - ((ratings - 1) * observed) / expected;
  };
}

/**
 * The same for values of any kind, such as texts or sets, from how far two of them are apart.
 *
 * @param values how many there are, at most 5,000.
 * @param distance of two values by their index: 0 to 1, 0 for the same, the same from both sides.
 */
export function alphaByDistance(
  profiles: readonly Profile[],
  values: number,
  distance: (one: number, other: number) => number,
): Statistic {
  if (values > MOST_PAIRED_VALUES)
    throw new RangeError(`At most ${MOST_PAIRED_VALUES} different values can be compared in pairs, got ${values}`);
  const scale: Scale = { distance, expected: (counts) => everyPair(counts, distance) };
  const sums = profiles.map((profile) => disagreementIn(profile, scale));
  return (weights) => {
    const counts = pairableCounts(profiles, weights, values);
    const ratings = counts.reduce((sum, count) => sum + count, 0);
    if (ratings === 0) return 'no-overlap';
    const observed = sums.reduce((sum, one, profile) => sum + weights[profile]! * one, 0);
    const expected = scale.expected(counts, ratings);
    return expected <= 0 ? 'no-variation' : 1 - ((ratings - 1) * observed) / expected;
  };
}

interface Scale {
  /** d_ck, at least 0, 0 for equal values. */
  readonly distance: (one: number, other: number) => number;
  /** Σ n_c n_k d_ck over all ordered pairs of values. */
  readonly expected: (counts: Float64Array, ratings: number) => number;
}

function scaleOf(level: Level, positions: Float64Array): Scale {
  if (level === 'nominal')
    return {
      distance: (one, other) => (one === other ? 0 : 1),
      expected: (counts, ratings) => counts.reduce((sum, count) => sum + count * (ratings - count), 0),
    };
  if (level !== 'ratio') return squared(positions);
  const distance = (one: number, other: number): number => {
    const [x, y] = [positions[one]!, positions[other]!];
    return x + y === 0 ? 0 : ((x - y) / (x + y)) ** 2;
  };
  return { distance, expected: (counts) => everyPair(counts, distance) };
}

/** Σ n_c n_k (x_c − x_k)² = 2 n Σ n_c (x_c − mean)². */
function squared(positions: Float64Array): Scale {
  return {
    distance: (one, other) => (positions[one]! - positions[other]!) ** 2,
    expected(counts, ratings) {
      const mean = counts.reduce((sum, count, value) => sum + count * positions[value]!, 0) / ratings;
      return 2 * ratings * counts.reduce((sum, count, value) => sum + count * (positions[value]! - mean) ** 2, 0);
    },
  };
}

function everyPair(counts: Float64Array, distance: Scale['distance']): number {
  let sum = 0;
  for (let one = 0; one < counts.length; one++) {
    if (counts[one] === 0) continue;
    for (let other = one + 1; other < counts.length; other++)
      sum += 2 * counts[one]! * counts[other]! * distance(one, other);
  }
  return sum;
}

/** Σ_ck r_c (r_k − δ_ck) d_ck / (m − 1) of one item. */
function disagreementIn({ values, counts, size }: Profile, { distance }: Scale): number {
  let sum = 0;
  for (let one = 0; one < values.length; one++)
    for (let other = one + 1; other < values.length; other++)
      sum += 2 * counts[one]! * counts[other]! * distance(values[one]!, values[other]!);
  return size < 2 ? 0 : sum / (size - 1);
}

function pairableCounts(profiles: readonly Profile[], weights: Float64Array, values: number): Float64Array {
  const totals = new Float64Array(values);
  profiles.forEach(({ values: said, counts, size }, profile) => {
    if (size < 2 || weights[profile] === 0) return;
    for (let at = 0; at < said.length; at++) totals[said[at]!]! += weights[profile]! * counts[at]!;
  });
  return totals;
}

function midRanks(counts: Float64Array): Float64Array {
  let below = 0;
  return counts.map((count) => {
    below += count;
    return below - count / 2;
  });
}
