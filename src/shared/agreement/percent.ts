import { agreementOf } from './observed';
import type { Profile } from './profiles';
import type { Statistic } from './value';

/**
 * Pairwise percent agreement: p_a = (1/n') Σ_i Σ_k r_ik (r_ik − 1) / (r_i (r_i − 1)) over the n' items with at least two
 * ratings; 0 to 1, not corrected for chance.
 */
export function percentAgreement(profiles: readonly Profile[]): Statistic {
  const observed = profiles.map((profile) => agreementOf(profile, (one, other) => (one === other ? 1 : 0)));
  return (weights) => {
    let [sum, items] = [0, 0];
    for (let profile = 0; profile < observed.length; profile++) {
      const agreement = observed[profile]!;
      if (agreement === null) continue;
      sum += weights[profile]! * agreement;
      items += weights[profile]!;
    }
    return items === 0 ? 'no-overlap' : sum / items;
  };
}
