import { spansOfRuns, maskOfSpans } from '@shared/geometry/mask/codec';
import { MOST_PIXELS, MOST_SIDE, problemOfText } from '@shared/geometry/mask/counts';
import type { Mask } from '@shared/geometry/mask/mask';
import { decodeRuns } from '@shared/geometry/mask/rle';
import { fail, type Spot } from '../check-values';
import type { JsonObject } from '../json/parse';
import { found } from '../malformed';

/** A mask in COCO's run lengths, and the size of the picture that it speaks of. */
export interface CocoMask {
  /** null without a single pixel. */
  readonly mask: Mask | null;
  readonly width: number;
  readonly height: number;
}

/** Run lengths as a list (uncompressed) or as text (compressed). @throws UserError when they are none. */
export function readMask(spot: Spot, { size, counts }: JsonObject): CocoMask {
  const sides: unknown[] = Array.isArray(size) ? size : [];
  const [height, width] = sides;
  if (sides.length !== 2 || !isSide(height) || !isSide(width))
    fail(spot, 'segmentation.size', `expected [height, width], ${found(size)}`);
  if (width * height > MOST_PIXELS)
    fail(spot, 'segmentation.size', `expected at most ${MOST_PIXELS} pixels, got ${width * height}`);
  const runs = readRuns(spot, counts);
  let sum = 0;
  for (const run of runs) {
    if (run < 0) fail(spot, 'segmentation.counts', `expected run lengths from 0 on, got ${run}`);
    sum += run;
    if (sum > width * height) break;
  }
  if (sum !== width * height) {
    const got = sum > width * height ? 'more' : String(sum);
    fail(spot, 'segmentation.counts', `expected run lengths that add up to ${width * height} pixels, got ${got}`);
  }
  return { mask: maskOfSpans(spansOfRuns(runs, width, height)), width, height };
}

function isSide(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= MOST_SIDE;
}

function readRuns(spot: Spot, counts: unknown): readonly number[] {
  if (typeof counts === 'string') {
    const problem = problemOfText(counts);
    return problem === null ? decodeRuns(counts) : fail(spot, 'segmentation.counts', problem);
  }
  if (!Array.isArray(counts) || !counts.every((count) => Number.isSafeInteger(count) && count >= 0))
    fail(spot, 'segmentation.counts', `expected text or whole numbers, ${found(counts)}`);
  // Every element was checked just now.
  return counts as number[];
}
