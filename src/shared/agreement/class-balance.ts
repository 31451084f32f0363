/** How evenly classes are spread. */
export interface Balance {
  /** The most frequent over the least frequent. */
  readonly ratio: number;
  /** Entropy over that of an even spread, 0 to 1. */
  readonly evenness: number;
  /** How many classes of one size would be as diverse: e^H, and 1 / Σ p². */
  readonly effective: number;
  readonly effectiveByShares: number;
  /** Kullback-Leibler divergence from an even spread, in nats. */
  readonly divergence: number;
  /** Classes with less than a tenth of an even share, by index. */
  readonly rare: readonly number[];
}

/** @param counts of each class, above 0. */
export function balanceOf(counts: readonly number[]): Balance {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const shares = counts.map((count) => count / total);
  const entropy = entropyOf(shares);
  const most = Math.log(counts.length);
  return {
    ratio: Math.max(...counts) / Math.min(...counts),
    evenness: most === 0 ? 1 : entropy / most,
    effective: Math.exp(entropy),
    effectiveByShares: 1 / shares.reduce((sum, share) => sum + share * share, 0),
    divergence: most - entropy,
    rare: counts.flatMap((count, index) => (count < (0.1 * total) / counts.length ? [index] : [])),
  };
}

/** How many samples n overlapping ones are worth (Cui et al. 2019): (1 − β^n) / (1 − β). */
export function effectiveNumber(count: number, beta: number): number {
  return (1 - beta ** count) / (1 - beta);
}

/** Weights of classes that make up for their effective numbers; they sum to the number of classes. */
export function balancingWeights(counts: readonly number[], beta: number): number[] {
  const inverse = counts.map((count) => 1 / effectiveNumber(count, beta));
  const total = inverse.reduce((sum, one) => sum + one, 0);
  return inverse.map((one) => (one * counts.length) / total);
}

/** In nats; of shares that sum to 1. */
export function entropyOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum - (share > 0 ? share * Math.log(share) : 0), 0);
}

/** How far a committee differs beyond what each of them doubts: H(mean p) − mean H(p), in nats. */
export function committeeDivergence(opinions: readonly (readonly number[])[]): number {
  const mean = opinions[0]!.map((_, value) => opinions.reduce((sum, one) => sum + one[value]!, 0) / opinions.length);
  return entropyOf(mean) - opinions.reduce((sum, one) => sum + entropyOf(one), 0) / opinions.length;
}

/** How much surer the first choice is than the second, 0 to 1. */
export function marginOf(shares: readonly number[]): number {
  const [first = 0, second = 0] = [...shares].sort((one, other) => other - one);
  return first - second;
}
