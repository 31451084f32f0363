import { intervalOf, resample, type Interval } from '../bootstrap';
import { randomIntegers } from '../random';
import type { LabelledObject } from './labelled-object';
import { matchObjects } from './match';
import type { Similarity } from './similarity';

/** All that one annotator marked on one image; may be empty. */
export type Drawing = readonly LabelledObject[];

/** What several people marked on one image, and how far two shapes on it are the same. */
export interface ImageDrawings {
  readonly drawings: readonly Drawing[];
  readonly similarity?: Similarity;
}

export interface ShapeAlpha {
  /** 1 − observed / expected, at most 1; null without two drawings of one image, two images, and any difference. */
  readonly value: number | null;
  /** By resampling images, with what is expected by chance as it was found. */
  readonly ci95: Interval | null;
  /**
   * The same in Krippendorff's weights, in which each image counts by its pairs over its drawings less one, and chance
   * by all pairs; null as `value`.
   */
  readonly krippendorff: number | null;
  /**
   * The largest gap between the shares of observed and of expected distances up to a distance (Kolmogorov and Smirnov),
   * 0 to 1: how plainly people draw alike, in whatever unit distances are.
   */
  readonly separation: number | null;
  /** The mean distance of two drawings of one image, 0 to 1. */
  readonly observed: number | null;
  /** The mean distance of two drawings of different images, 0 to 1. */
  readonly expected: number | null;
}

const SAMPLED_PAIRS = 20_000;
const SEED = 2212;
const ROUNDS = 1000;

/**
 * How far annotators draw the same on the same image, corrected for what drawings of different images have in common:
 * Krippendorff's α on distances between whole drawings (Braylan, Alonso and Lease 2022, arXiv 2212.09503). Classes do
 * not count. Above 20,000 pairs of drawings of different images, so many are drawn from a fixed seed.
 *
 * @param images the order must be canonical.
 */
export function shapeAlpha(images: readonly ImageDrawings[]): ShapeAlpha {
  const within = images.map(pairsWithin);
  const [seen, chance] = [within.flat(), pairsAcross(images)];
  const [observed, expected] = [mean(seen), mean(chance)];
  const alphaOf = (distance: number | null) =>
    distance === null || expected === null || expected === 0 ? null : 1 - distance / expected;
  return {
    value: alphaOf(observed),
    ci95: alphaOf(observed) === null ? null : intervalOfAlpha(within, (distance) => alphaOf(distance)),
    krippendorff: krippendorffOf(images, within, seen, expected, chance.length),
    separation: seen.length === 0 || chance.length === 0 ? null : largestGap(seen, chance),
    observed,
    expected,
  };
}

function intervalOfAlpha(within: readonly number[][], alphaOf: (observed: number) => number | null): Interval | null {
  const sums = within.map((distances) => distances.reduce((sum, one) => sum + one, 0));
  const found: number[] = [];
  resample(within.length, ROUNDS, (draws) => {
    let [sum, pairs] = [0, 0];
    for (let image = 0; image < draws.length; image++) {
      sum += draws[image]! * sums[image]!;
      pairs += draws[image]! * within[image]!.length;
    }
    const value = pairs === 0 ? null : alphaOf(sum / pairs);
    if (value !== null) found.push(value);
  });
  return intervalOf(found, ROUNDS);
}

/** D_o = Σ_u 2 Σ d / (m_u − 1) / n and D_e over all ordered pairs of the n drawings of images with two or more. */
function krippendorffOf(
  images: readonly ImageDrawings[],
  within: readonly number[][],
  seen: readonly number[],
  expected: number | null,
  across: number,
): number | null {
  const sizes = images.map(({ drawings }) => drawings.length);
  const all = sizes.reduce((sum, size) => sum + (size < 2 ? 0 : size), 0);
  if (all === 0 || expected === null) return null;
  const observed =
    within.reduce((sum, distances, image) => {
      const size = sizes[image]!;
      return size < 2 ? sum : sum + (2 * distances.reduce((a, b) => a + b, 0)) / (size - 1);
    }, 0) / all;
  // What was sampled stands for all pairs of different images.
  const pairs = images.some(({ drawings }) => drawings.length < 2) ? null : (all * (all - 1)) / 2;
  const others = pairs === null ? across : pairs - seen.length;
  const chance = (expected * others + seen.reduce((sum, one) => sum + one, 0)) / (others + seen.length);
  return chance === 0 ? null : 1 - observed / chance;
}

function largestGap(ones: readonly number[], others: readonly number[]): number {
  const [a, b] = [Float64Array.from(ones).sort(), Float64Array.from(others).sort()];
  let [i, j, gap] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const distance = Math.min(a[i]!, b[j]!);
    while (i < a.length && a[i]! <= distance) i++;
    while (j < b.length && b[j]! <= distance) j++;
    gap = Math.max(gap, Math.abs(i / a.length - j / b.length));
  }
  return gap;
}

/**
 * 1 − 2 Σ IoU / (|A| + |B|) over the matches with the largest sum: 0 for equal drawings, also two empty ones; 1 for
 * drawings that have nothing in common.
 */
export function drawingDistance(one: Drawing, other: Drawing, similarity?: Similarity): number {
  const objects = one.length + other.length;
  if (objects === 0) return 0;
  const shared = matchObjects(one, other, 0, { bonus: 0, ...(similarity && { similarity }) }).reduce(
    (sum, match) => sum + match.similarity,
    0,
  );
  return 1 - (2 * shared) / objects;
}

function pairsWithin({ drawings, similarity }: ImageDrawings): number[] {
  return drawings.flatMap((one, index) =>
    drawings.slice(index + 1).map((other) => drawingDistance(one, other, similarity)),
  );
}

function pairsAcross(images: readonly ImageDrawings[]): number[] {
  const all = images.flatMap(({ drawings, similarity }, image) =>
    drawings.map((drawing) => ({ image, drawing, similarity })),
  );
  const within = images.reduce((sum, { drawings: { length } }) => sum + (length * (length - 1)) / 2, 0);
  const across = (all.length * (all.length - 1)) / 2 - within;
  const distances: number[] = [];
  if (across <= SAMPLED_PAIRS) {
    all.forEach((one, index) => {
      for (const other of all.slice(index + 1))
        if (one.image !== other.image) distances.push(drawingDistance(one.drawing, other.drawing, one.similarity));
    });
    return distances;
  }
  const random = randomIntegers(SEED);
  while (distances.length < SAMPLED_PAIRS) {
    const [one, other] = [all[random(all.length)]!, all[random(all.length)]!];
    if (one.image !== other.image) distances.push(drawingDistance(one.drawing, other.drawing, one.similarity));
  }
  return distances;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
