import { boundsOf } from '../geometry/operations';
import type { Geometry } from '../geometry/geometry';

/** A part of an image, in whole image pixels after the EXIF orientation; never empty, and inside the image. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Less than this says nothing of what is there: a point, or a thin line, is seen with its surroundings. Image pixels. */
const SMALLEST = 16;

export function wholeImage({ width, height }: { readonly width: number; readonly height: number }): Rectangle {
  return { x: 0, y: 0, width, height };
}

/** The part of an image that stands for a shape when pictures are compared: its bounds, rounded outwards. */
export function regionOf(shape: Geometry, image: { readonly width: number; readonly height: number }): Rectangle {
  const { minX, minY, maxX, maxY } = boundsOf(shape);
  const [x, width] = span(minX, maxX, image.width);
  const [y, height] = span(minY, maxY, image.height);
  return { x, y, width, height };
}

/** @returns start and length within 0 to `size`. */
function span(low: number, high: number, size: number): [number, number] {
  const missing = Math.max(0, SMALLEST - (high - low));
  const start = Math.min(Math.max(0, Math.floor(low - missing / 2)), size - 1);
  const end = Math.min(Math.max(start + 1, Math.ceil(high + missing / 2)), size);
  return [start, end - start];
}
