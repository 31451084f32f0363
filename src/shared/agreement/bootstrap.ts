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
  const units = starts.length - 1;
  if (units < 2) return null;
  const random = randomIntegers(SEED);
  const weights = new Float64Array(classes);
  const found: number[] = [];
  for (let round = 0; round < RESAMPLES; round++) {
    weights.fill(0);
    for (let draw = 0; draw < units; draw++) {
      const unit = random(units);
      for (let at = starts[unit]!; at < starts[unit + 1]!; at++) weights[classOf[at]!]!++;
    }
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
