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
 * What is drawn together: unit `u` holds items of the classes `classOf[starts[u]]` to `classOf[starts[u + 1] - 1]`. The
 * order is canonical, because the interval depends on it.
 */
export interface Sample {
  readonly starts: Uint32Array;
  readonly classOf: Uint32Array;
}

/**
 * @param classOfItem the class of each item, its profile for instance; -1 for items that do not count.
 * @param groupOf items of one group depend on each other, like the objects of an image, and are drawn together.
 */
export function sampleOf(classOfItem: Int32Array, groupOf: (item: number) => string | number = (item) => item): Sample {
  const groups = new Map<string | number, number[]>();
  classOfItem.forEach((itsClass, item) => {
    if (itsClass < 0) return;
    const group = groups.get(groupOf(item));
    if (group === undefined) groups.set(groupOf(item), [itsClass]);
    else group.push(itsClass);
  });
  const starts = new Uint32Array(groups.size + 1);
  const classOf: number[] = [];
  [...groups.values()].forEach((group, unit) => {
    for (const itsClass of group) classOf.push(itsClass);
    starts[unit + 1] = classOf.length;
  });
  return { starts, classOf: Uint32Array.from(classOf) };
}

/**
 * The 95 % interval of a coefficient by resampling units with replacement (percentile bootstrap: Efron and Tibshirani
 * 1993, ch. 13): 1,000 resamples from a fixed seed, so the result depends on the data alone.
 *
 * @returns null with fewer than two units, or when more than a tenth of the resamples have no value.
 */
export function bootstrapInterval({ starts, classOf }: Sample, classes: number, statistic: Statistic): Interval | null {
  const weights = new Float64Array(classes);
  const found: number[] = [];
  resample(starts.length - 1, RESAMPLES, (draws) => {
    weights.fill(0);
    for (let unit = 0; unit < draws.length; unit++) {
      if (draws[unit] === 0) continue;
      for (let at = starts[unit]!; at < starts[unit + 1]!; at++) weights[classOf[at]!]! += draws[unit]!;
    }
    const value = statistic(weights);
    if (typeof value === 'number') found.push(value);
  });
  return intervalOf(found, RESAMPLES);
}

/**
 * Draws as many units as there are with replacement, `rounds` times, always in the same way; none with fewer than two.
 *
 * @param visit is told how often each unit was drawn; the array is used again.
 */
export function resample(units: number, rounds: number, visit: (draws: Float64Array) => void): void {
  if (units < 2) return;
  const random = randomIntegers(SEED);
  const draws = new Float64Array(units);
  for (let round = 0; round < rounds; round++) {
    draws.fill(0);
    for (let draw = 0; draw < units; draw++) draws[random(units)]!++;
    visit(draws);
  }
}

/** The middle 95 % of what `rounds` resamples gave; null when more than a tenth of them have no value. */
export function intervalOf(found: readonly number[], rounds: number): Interval | null {
  if (found.length === 0 || found.length < LEAST_DEFINED * rounds) return null;
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
