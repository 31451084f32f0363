import { z } from 'zod';
import { COORDINATE_LIMIT } from '../coordinate';
import { MOST_PIXELS, MOST_SIDE, problemOfCounts } from './counts';

const position = z.int().min(-COORDINATE_LIMIT).max(COORDINATE_LIMIT);
const side = z.int().min(1).max(MOST_SIDE);

/** The longest text of run lengths: noise over a picture of 12 megapixels fits. */
const MOST_CHARACTERS = 16_000_000;

/**
 * A set of whole pixels: those of the rectangle at `x, y`, column by column, in COCO's compressed run lengths. The
 * rectangle is the smallest that holds them and the text the shortest that says it, so that equal masks are equal
 * records.
 */
export const maskSchema = z
  .strictObject({
    type: z.literal('mask'),
    x: position,
    y: position,
    width: side,
    height: side,
    counts: z.string().min(1).max(MOST_CHARACTERS),
  })
  .superRefine(({ width, height, counts }, context) => {
    if (width * height > MOST_PIXELS)
      return context.addIssue({ code: 'custom', message: `a mask spans at most ${MOST_PIXELS} pixels` });
    const problem = problemOfCounts(counts, width, height);
    if (problem !== null) context.addIssue({ code: 'custom', path: ['counts'], message: problem });
  });

export interface Mask {
  readonly type: 'mask';
  /** Of its left column and its top row, in image pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** COCO's compressed run lengths. */
  readonly counts: string;
}
