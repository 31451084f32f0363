import { z } from 'zod';

/** The farthest a coordinate may lie from the origin, in image pixels: ten times the largest side that we open. */
export const COORDINATE_LIMIT = 1_000_000;

/**
 * One coordinate in image pixels: origin at the top left corner of the top left pixel, x to the right, y down, after
 * EXIF orientation.
 */
export const coordinateSchema = z.number().min(-COORDINATE_LIMIT).max(COORDINATE_LIMIT);

/** A point in image pixels. Branded: screen pixels must be converted by the viewport first. */
export interface ImagePoint {
  readonly x: number;
  readonly y: number;
  readonly __space?: 'image';
}

/** An axis-parallel extent in image pixels; `minX <= maxX`, `minY <= maxY`. */
export interface Bounds {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}
