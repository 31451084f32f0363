import { bootstrapInterval, sampleOf, type Interval } from '../agreement/bootstrap';
import { measureAgreement } from '../agreement/measure';
import type { Cluster } from '../agreement/objects/cluster';
import { imageOfThing, objectRatings } from '../agreement/objects/object-ratings';
import { ratingTable } from '../agreement/ratings';
import type { Warning } from '../agreement/warnings';
import { iou } from '../geometry/overlap';

/** One thing on an image; an empty cluster is a place where nobody marks anything. */
export interface RatedThing {
  readonly image: string;
  readonly cluster: Cluster;
  /** Who labelled the image. */
  readonly people: readonly string[];
}

export interface Measure {
  /** Null when it is undefined. */
  readonly value: number | null;
  /** By resampling images: things on one image depend on each other. */
  readonly ci95: Interval | null;
}

/** How far people agree on some things. */
export interface SideReport {
  readonly things: number;
  /** Gwet's AC1 over the classes and absence: it does not collapse where nearly everything is of one class. */
  readonly agreement: Measure;
  /** Krippendorff's α of the same ratings. */
  readonly alpha: Measure;
  /** The share of pairs of ratings that are equal, 0 to 1. */
  readonly percent: Measure;
  /** The mean intersection over union of the shapes that people drew of one thing, 0 to 1. */
  readonly overlap: Measure;
  readonly warnings: readonly Warning[];
}

/** @param domain every value that either side has, and absence. */
export function reportOf(things: readonly RatedThing[], domain: readonly string[]): SideReport {
  const counts = new Map<string, number>();
  const ratings = things.flatMap(({ image, cluster, people }) => {
    const number = (counts.get(image) ?? 0) + 1;
    counts.set(image, number);
    // One thing at a time, so that what became of a thing may be several or none.
    return objectRatings(image, [cluster], people, domain[0]).map((rating) => ({
      ...rating,
      item: `${image}#${number}`,
    }));
  });
  const table = ratingTable(ratings, domain);
  const measure = (metric: 'gwet' | 'krippendorff' | 'percent') =>
    measureAgreement(table, metric, 'nominal', imageOfThing);
  const { value, ci95, warnings } = measure('gwet');
  const [alpha, percent] = [measure('krippendorff'), measure('percent')];
  return {
    things: things.length,
    agreement: { value, ci95 },
    alpha: { value: alpha.value, ci95: alpha.ci95 },
    percent: { value: percent.value, ci95: percent.ci95 },
    overlap: overlapOf(things),
    warnings,
  };
}

function overlapOf(things: readonly RatedThing[]): Measure {
  const found = things.flatMap(({ image, cluster }) => {
    const pairs = cluster.flatMap((one, index) =>
      cluster.slice(index + 1).map((other) => iou(one.geometry, other.geometry)),
    );
    return pairs.length === 0 ? [] : [{ image, mean: pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length }];
  });
  if (found.length === 0) return { value: null, ci95: null };
  const mean = (weights: Float64Array) => {
    let [sum, count] = [0, 0];
    for (let at = 0; at < found.length; at++) {
      sum += weights[at]! * found[at]!.mean;
      count += weights[at]!;
    }
    return count === 0 ? ('no-overlap' as const) : sum / count;
  };
  const value = mean(new Float64Array(found.length).fill(1));
  const sample = sampleOf(
    Int32Array.from(found, (_, index) => index),
    (index) => found[index]!.image,
  );
  return { value: typeof value === 'number' ? value : null, ci95: bootstrapInterval(sample, found.length, mean) };
}
