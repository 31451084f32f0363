import { overlapThresholds, type AreaRange } from './coco-settings';
import type { Detection, Overlap, TrueObject } from './detection';

/** What became of the detections of one class on one image, surest first, at each of the overlap thresholds. */
export interface ImageMatches {
  readonly scores: Float64Array;
  /** 1 where a detection found an object; thresholds × detections. */
  readonly matched: Uint8Array;
  /** 1 where a detection counts neither as right nor as wrong; thresholds × detections. */
  readonly ignored: Uint8Array;
  /** How many objects have to be found. */
  readonly wanted: number;
}

/** The detections and objects of one class on one image, with how far each is the other. */
export interface Facing {
  readonly found: readonly Detection[];
  readonly truths: readonly TrueObject[];
  /** Detections × truths. */
  readonly overlaps: Float64Array;
}

/** @param most of the surest detections count. */
export function faceEachOther(
  detections: readonly Detection[],
  truths: readonly TrueObject[],
  most: number,
  overlap: Overlap,
): Facing {
  const found = [...detections]
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
    .slice(0, most);
  const sorted = [...truths].sort((one, other) => (one.id < other.id ? -1 : 1));
  const overlaps = new Float64Array(found.length * sorted.length);
  found.forEach((one, at) => sorted.forEach((truth, to) => (overlaps[at * sorted.length + to] = overlap(one, truth))));
  return { found, truths: sorted, overlaps };
}

/**
 * COCO's matching (pycocotools `evaluateImg`): the surest detection first takes the object that it overlaps most among
 * those that are left and reach the threshold; one that counts before one that does not. What is left over and of a size
 * that is not asked for is ignored.
 */
export function matchInImage({ found, truths, overlaps }: Facing, { least, most }: AreaRange): ImageMatches {
  const isOut = (area: number) => area < least || area > most;
  const skipped = truths.map((truth) => truth.ignored === true || truth.crowd === true || isOut(truth.area));
  const order = [...truths.keys()].sort((one, other) => Number(skipped[one]) - Number(skipped[other]));
  const matched = new Uint8Array(overlapThresholds.length * found.length);
  const ignored = new Uint8Array(overlapThresholds.length * found.length);
  overlapThresholds.forEach((threshold, level) => {
    const taken = new Uint8Array(truths.length);
    found.forEach((detection, at) => {
      let [best, nearest] = [Math.min(threshold, 1 - 1e-10), -1];
      for (const truth of order) {
        if (taken[truth] === 1 && truths[truth]!.crowd !== true) continue;
        if (nearest >= 0 && !skipped[nearest] && skipped[truth]) break;
        const overlap = overlaps[at * truths.length + truth]!;
        if (overlap < best) continue;
        [best, nearest] = [overlap, truth];
      }
      const cell = level * found.length + at;
      if (nearest < 0) {
        ignored[cell] = isOut(detection.area) ? 1 : 0;
        return;
      }
      taken[nearest] = 1;
      matched[cell] = 1;
      ignored[cell] = skipped[nearest] ? 1 : 0;
    });
  });
  return {
    scores: Float64Array.from(found, ({ score }) => score),
    matched,
    ignored,
    wanted: skipped.filter((skip) => !skip).length,
  };
}
