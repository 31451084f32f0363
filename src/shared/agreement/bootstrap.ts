import { randomIntegers } from './random';
import type { Statistic } from './value';

/** Lower and upper end. */
export type Interval = readonly [low: number, high: number];

const RESAMPLES = 1000;
/** Fixed, so that the same data always give the same interval. */
const SEED = 1979;
/** With fewer resamples that have a value, their quantiles say nothing about the others. */
const LEAST_DEFINED = 0.9;

/**
 * The 95 % interval of a coefficient by resampling units with replacement (percentile bootstrap: Efron and Tibshirani
 * 1993, ch. 13): 1,000 resamples from a fixed seed, so the result depends on the data alone.
 *
 * @param classOf the class of each unit, in a canonical order; an item's profile, for instance.
 * @returns null with fewer than two units, or when more than a tenth of the resamples have no value.
 */
export function bootstrapInterval(classOf: Uint32Array, classes: number, statistic: Statistic): Interval | null {
  if (classOf.length < 2) return null;
  const random = randomIntegers(SEED);
  const weights = new Float64Array(classes);
  const found: number[] = [];
  for (let round = 0; round < RESAMPLES; round++) {
    weights.fill(0);
    for (let draw = 0; draw < classOf.length; draw++) weights[classOf[random(classOf.length)]!]!++;
    const value = statistic(weights);
    if (typeof value === 'number') found.push(value);
  }
  if (found.length < LEAST_DEFINED * RESAMPLES) return null;
  const sorted = Float64Array.from(found).sort();
  return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
}

/** Linear between order statistics (Hyndman and Fan 1996, type 7). */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}
