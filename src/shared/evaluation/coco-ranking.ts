import { overlapThresholds, recallThresholds } from './coco-settings';
import { SPACING } from './overlap-of-kind';
import type { ImageMatches } from './coco-match';

/** All detections of one class over all images, surest first, as arrays; images by their index. */
export interface Ranking {
  readonly image: Uint32Array;
  /** The place of each among the detections on its image, from 0. */
  readonly rank: Uint32Array;
  /** Thresholds × detections. */
  readonly matched: Uint8Array;
  readonly ignored: Uint8Array;
  /** How many objects have to be found on each image. */
  readonly wanted: Float64Array;
}

/** @param images one for each image, null where there is neither an object nor a detection of the class. */
export function rank(images: readonly (ImageMatches | null)[]): Ranking {
  const total = images.reduce((sum, one) => sum + (one?.scores.length ?? 0), 0);
  const [image, place, scores] = [new Uint32Array(total), new Uint32Array(total), new Float64Array(total)];
  let at = 0;
  images.forEach((one, index) =>
    one?.scores.forEach((score, position) => {
      image[at] = index;
      place[at] = position;
      scores[at++] = score;
    }),
  );
  // Stable: of detections that are as sure, those on earlier images come first.
  const order = Uint32Array.from(scores.keys()).sort((one, other) => scores[other]! - scores[one]! || one - other);
  const matched = new Uint8Array(overlapThresholds.length * total);
  const ignored = new Uint8Array(overlapThresholds.length * total);
  order.forEach((from, to) => {
    const source = images[image[from]!]!;
    for (let level = 0; level < overlapThresholds.length; level++) {
      const cell = level * source.scores.length + place[from]!;
      matched[level * total + to] = source.matched[cell]!;
      ignored[level * total + to] = source.ignored[cell]!;
    }
  });
  return {
    image: order.map((from) => image[from]!),
    rank: order.map((from) => place[from]!),
    matched,
    ignored,
    wanted: Float64Array.from(images, (one) => one?.wanted ?? 0),
  };
}

/** Precision and recall of a class at one overlap threshold. */
export interface Curve {
  /** The mean of the precision at 101 recalls, 0 to 1. */
  readonly precision: number;
  /** The share of the objects that was found in the end, 0 to 1. */
  readonly recall: number;
}

/**
 * COCO's interpolated precision (pycocotools `accumulate`): at each recall the best precision that is reached there or
 * later.
 *
 * @param level index into the overlap thresholds.
 * @param most detections of the class that an image may have.
 * @param weights how often each image counts; once by default.
 * @returns null when there is nothing to find.
 */
export function curveAt(
  { image, rank: ranks, matched, ignored, wanted }: Ranking,
  level: number,
  most: number,
  weights?: Float64Array,
): Curve | null {
  let objects = 0;
  for (let index = 0; index < wanted.length; index++) objects += wanted[index]! * (weights?.[index] ?? 1);
  if (objects === 0) return null;
  const [recalls, precisions]: [number[], number[]] = [[], []];
  let [right, wrong] = [0, 0];
  for (let at = 0; at < image.length; at++) {
    const cell = level * image.length + at;
    if (ranks[at]! >= most) continue;
    const weight = weights?.[image[at]!] ?? 1;
    if (weight === 0) continue;
    if (ignored[cell] === 0) {
      if (matched[cell] === 1) right += weight;
      else wrong += weight;
    }
    recalls.push(right / objects);
    precisions.push(right / (wrong + right + SPACING));
  }
  for (let at = precisions.length - 1; at > 0; at--)
    if (precisions[at]! > precisions[at - 1]!) precisions[at - 1] = precisions[at]!;
  let [sum, at] = [0, 0];
  for (const threshold of recallThresholds) {
    while (at < recalls.length && recalls[at]! < threshold) at++;
    if (at === recalls.length) break;
    sum += precisions[at]!;
  }
  return { precision: sum / recallThresholds.length, recall: recalls.at(-1) ?? 0 };
}
