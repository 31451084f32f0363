import type { AgreementWeights } from './agreement-weights';
import { agreementOf } from './observed';
import type { Profile } from './profiles';
import type { Statistic, Value } from './value';

/**
 * What would be agreement by chance: `fleiss` Σ π_k² (Fleiss 1971; Gwet's form for any number of ratings an item),
 * `gwet` T_w / (K (K−1)) Σ π_k (1−π_k) (AC1; AC2 with weights; Gwet 2008), `uniform` T_w / K² (Brennan and Prediger
 * 1981, Randolph's free-marginal kappa). π_k = (1/n) Σ_i r_ik / r_i over all items, also those rated once.
 */
export type ChanceModel = 'fleiss' | 'gwet' | 'uniform';

/** From here on the difference from 1 is rounding. */
const CERTAIN = 1 - 1e-12;

interface Parts {
  readonly observed: number;
  readonly expected: number;
  readonly shares: Float64Array;
  /** All items, and those that can be compared. */
  readonly items: number;
  readonly compared: number;
}

/** (p_a − p_e) / (1 − p_e), see `ChanceModel`. */
export class ChanceCorrected {
  private readonly agreements: readonly (number | null)[];

  /**
   * @param values how many categories there are (K), used or not.
   * @param weights only identity goes with `fleiss`.
   */
  constructor(
    private readonly profiles: readonly Profile[],
    private readonly model: ChanceModel,
    private readonly values: number,
    private readonly weights: AgreementWeights,
  ) {
    this.agreements = profiles.map((profile) => agreementOf(profile, weights.weight));
  }

  readonly statistic: Statistic = (weights) => {
    const parts = this.parts(weights);
    return typeof parts === 'string' ? parts : coefficient(parts);
  };

  /** The share of each category, 0 to 1; all 0 when there is no item. */
  shares(weights: Float64Array): Float64Array {
    const shares = new Float64Array(this.values);
    let items = 0;
    this.profiles.forEach(({ values, counts, size }, profile) => {
      items += weights[profile]!;
      for (let at = 0; at < values.length; at++) shares[values[at]!]! += (weights[profile]! * counts[at]!) / size;
    });
    return items === 0 ? shares : shares.map((share) => share / items);
  }

  /**
   * The standard error over samples of items (Gwet 2014, 5.3, as in irrCAC); null when it is undefined or fewer than two
   * items are there.
   */
  standardError(weights: Float64Array): number | null {
    const parts = this.parts(weights);
    if (typeof parts === 'string' || parts.items < 2 || this.model === 'uniform') return null;
    const { observed: _, expected, shares, items, compared } = parts;
    const value = coefficient(parts);
    const spread = this.model === 'gwet' ? this.weights.total / (this.values * (this.values - 1)) : 1;
    let sum = 0;
    this.profiles.forEach((profile, index) => {
      const agreement = this.agreements[index]!;
      const own = agreement === null ? 0 : ((items / compared) * (agreement - expected)) / (1 - expected);
      let chance = 0;
      profile.values.forEach((category, at) => {
        const share = shares[category]!;
        chance += (profile.counts[at]! / profile.size) * (this.model === 'gwet' ? spread * (1 - share) : share);
      });
      const linear = own - (2 * (1 - value) * (chance - expected)) / (1 - expected);
      sum += weights[index]! * (linear - value) ** 2;
    });
    return Math.sqrt(sum / (items * (items - 1)));
  }

  private parts(weights: Float64Array): Parts | Extract<Value, string> {
    let [sum, compared, items] = [0, 0, 0];
    for (let profile = 0; profile < this.agreements.length; profile++) {
      const [weight, agreement] = [weights[profile]!, this.agreements[profile]!];
      items += weight;
      if (agreement === null) continue;
      sum += weight * agreement;
      compared += weight;
    }
    if (compared === 0) return 'no-overlap';
    const shares = this.shares(weights);
    const expected = this.expected(shares);
    if (!(expected < CERTAIN)) return 'no-variation';
    return { observed: sum / compared, expected, shares, items, compared };
  }

  private expected(shares: Float64Array): number {
    const { model, values, weights } = this;
    if (values < 2) return 1;
    if (model === 'fleiss') return shares.reduce((sum, share) => sum + share * share, 0);
    if (model === 'uniform') return weights.total / (values * values);
    return (weights.total / (values * (values - 1))) * shares.reduce((sum, share) => sum + share * (1 - share), 0);
  }
}

function coefficient({ observed, expected }: Parts): number {
  return (observed - expected) / (1 - expected);
}

/**
 * Fleiss' kappa of each category: 1 − Σ_i r_ik (r − r_ik) / (n r (r−1) π_k (1−π_k)); null for a category that nobody or
 * everybody used. Null as a whole unless all items have the same number of ratings, at least two (Fleiss 1971).
 */
export function fleissByValue(
  profiles: readonly Profile[],
  weights: Float64Array,
  values: number,
): (number | null)[] | null {
  const present = profiles.filter((_, profile) => weights[profile]! > 0);
  const size = present[0]?.size ?? 0;
  if (size < 2 || present.some((profile) => profile.size !== size)) return null;
  const [ratings, disagreeing] = [new Float64Array(values), new Float64Array(values)];
  let items = 0;
  profiles.forEach((profile, index) => {
    items += weights[index]!;
    profile.values.forEach((category, at) => {
      const count = profile.counts[at]!;
      ratings[category]! += weights[index]! * count;
      disagreeing[category]! += weights[index]! * count * (size - count);
    });
  });
  return Array.from(ratings, (count, category) => {
    const share = count / (items * size);
    const chance = items * size * (size - 1) * share * (1 - share);
    return chance > 0 ? 1 - disagreeing[category]! / chance : null;
  });
}
