import { MOST_PAIRED_VALUES, type Level } from './level';

/** How far two values count as agreement: 1 for equal ones, 0 for the farthest. */
export interface AgreementWeights {
  readonly weight: (one: number, other: number) => number;
  /** The sum over all pairs of values. */
  readonly total: number;
}

/**
 * Weights by level (Gwet, Handbook of Inter-Rater Reliability, 2014, ch. 3; the same as in irrCAC): nominal identity,
 * ordinal 1 - C(|i-j|+1, 2) / C(K, 2) on ranks, interval quadratic, ratio ((x-y)/(x+y))² against its largest.
 *
 * @param positions the place of each value on its scale, ascending; all different.
 * @throws RangeError for more than 5,000 values at a level above nominal.
 */
export function agreementWeights(level: Level, positions: Float64Array): AgreementWeights {
  const count = positions.length;
  if (level === 'nominal') return { weight: (one, other) => (one === other ? 1 : 0), total: count };
  if (count > MOST_PAIRED_VALUES)
    throw new RangeError(`At most ${MOST_PAIRED_VALUES} different values can be weighted, got ${count}`);
  const weight = weightOf(level, positions);
  let total = 0;
  for (let one = 0; one < count; one++) for (let other = 0; other < count; other++) total += weight(one, other);
  return { weight, total };
}

function weightOf(level: Exclude<Level, 'nominal'>, positions: Float64Array): AgreementWeights['weight'] {
  const count = positions.length;
  const [low, high] = [positions[0] ?? 0, positions[count - 1] ?? 0];
  if (level === 'ordinal') {
    const farthest = count * (count - 1);
    return (one, other) => {
      const steps = Math.abs(one - other);
      return steps === 0 ? 1 : 1 - (steps * (steps + 1)) / farthest;
    };
  }
  if (level === 'interval')
    return (one, other) => (one === other ? 1 : 1 - ((positions[one]! - positions[other]!) / (high - low)) ** 2);
  const farthest = (high - low) / (high + low);
  return (one, other) => {
    const [x, y] = [positions[one]!, positions[other]!];
    return one === other ? 1 : 1 - ((x - y) / (x + y) / farthest) ** 2;
  };
}
