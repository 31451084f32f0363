import type { AgreementWeights } from './agreement-weights';
import type { Profile } from './profiles';

/**
 * The share of pairs of ratings of one item that agree, 0 to 1; null when there is no pair.
 * Σ_k r_k (r*_k − 1) / (r (r − 1)) with r*_k = Σ_l w_kl r_l (Gwet 2014, 2.4 and 3.2).
 */
export function agreementOf(profile: Profile, weight: AgreementWeights['weight']): number | null {
  const { values, counts, size } = profile;
  if (size < 2) return null;
  let sum = 0;
  for (let one = 0; one < values.length; one++) {
    let agreeing = -1;
    for (let other = 0; other < values.length; other++)
      agreeing += weight(values[one]!, values[other]!) * counts[other]!;
    sum += counts[one]! * agreeing;
  }
  return sum / (size * (size - 1));
}
