import type { Profile } from './profiles';

/**
 * How many standard errors Fleiss' kappa is away from 0 if everybody guessed (Fleiss, Nee and Landis 1979, as in R's irr);
 * null unless all items have the same number of ratings, at least two, and something varies.
 *
 * @param kappa Fleiss' kappa of these items.
 */
export function fleissZ(
  kappa: number,
  profiles: readonly Profile[],
  weights: Float64Array,
  values: number,
): number | null {
  const present = profiles.filter((_, profile) => weights[profile]! > 0);
  const size = present[0]?.size ?? 0;
  if (size < 2 || present.some((profile) => profile.size !== size)) return null;
  const counts = new Float64Array(values);
  let items = 0;
  profiles.forEach((profile, at) => {
    items += weights[at]!;
    profile.values.forEach((value, index) => (counts[value]! += weights[at]! * profile.counts[index]!));
  });
  let [spread, skew] = [0, 0];
  for (const count of counts) {
    const share = count / (items * size);
    spread += share * (1 - share);
    skew += share * (1 - share) * (1 - 2 * share);
  }
  if (spread === 0) return null;
  const variance = (2 * (spread * spread - skew)) / (items * size * (size - 1) * spread * spread);
  return variance > 0 ? kappa / Math.sqrt(variance) : null;
}
