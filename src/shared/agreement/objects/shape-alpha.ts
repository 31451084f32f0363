import { randomIntegers } from '../random';
import type { LabelledObject } from './labelled-object';
import { matchObjects } from './match';

/** All that one annotator marked on one image; may be empty. */
export type Drawing = readonly LabelledObject[];

export interface ShapeAlpha {
  /** 1 − observed / expected, at most 1; null without two drawings of one image, two images, and any difference. */
  readonly value: number | null;
  /** The mean distance of two drawings of one image, 0 to 1. */
  readonly observed: number | null;
  /** The mean distance of two drawings of different images, 0 to 1. */
  readonly expected: number | null;
}

const SAMPLED_PAIRS = 20_000;
const SEED = 2212;

/**
 * How far annotators draw the same on the same image, corrected for what drawings of different images have in common:
 * Krippendorff's α on distances between whole drawings (Braylan, Alonso and Lease 2022, arXiv 2212.09503). Classes do
 * not count. Above 20,000 pairs of drawings of different images, so many are drawn from a fixed seed.
 *
 * @param images for each image its drawings; the order must be canonical.
 */
export function shapeAlpha(images: readonly (readonly Drawing[])[]): ShapeAlpha {
  const observed = mean(images.flatMap(pairsWithin));
  const expected = mean(pairsAcross(images));
  const value = observed === null || expected === null || expected === 0 ? null : 1 - observed / expected;
  return { value, observed, expected };
}

/**
 * 1 − 2 Σ IoU / (|A| + |B|) over the matches with the largest sum: 0 for equal drawings, also two empty ones; 1 for
 * drawings that have nothing in common.
 */
export function drawingDistance(one: Drawing, other: Drawing): number {
  const objects = one.length + other.length;
  if (objects === 0) return 0;
  const shared = matchObjects(one, other, 0, { bonus: 0 }).reduce((sum, { similarity }) => sum + similarity, 0);
  return 1 - (2 * shared) / objects;
}

function pairsWithin(drawings: readonly Drawing[]): number[] {
  return drawings.flatMap((one, index) => drawings.slice(index + 1).map((other) => drawingDistance(one, other)));
}

function pairsAcross(images: readonly (readonly Drawing[])[]): number[] {
  const all = images.flatMap((drawings, image) => drawings.map((drawing) => ({ image, drawing })));
  const within = images.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const across = (all.length * (all.length - 1)) / 2 - within;
  const distances: number[] = [];
  if (across <= SAMPLED_PAIRS) {
    all.forEach((one, index) => {
      for (const other of all.slice(index + 1))
        if (one.image !== other.image) distances.push(drawingDistance(one.drawing, other.drawing));
    });
    return distances;
  }
  const random = randomIntegers(SEED);
  while (distances.length < SAMPLED_PAIRS) {
    const [one, other] = [all[random(all.length)]!, all[random(all.length)]!];
    if (one.image !== other.image) distances.push(drawingDistance(one.drawing, other.drawing));
  }
  return distances;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
