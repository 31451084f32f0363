import type { Bounds } from './coordinate';
import type { Geometry } from './geometry';
import { clip, round } from './operations';

/** Coordinates are kept in hundredths of a pixel: finer than a hand, and short in every file. */
const STEPS_PER_PIXEL = 100;

/** The move nearest to `dx, dy` that keeps `bounds` inside `extent`. */
export function clampMove(bounds: Bounds, extent: Bounds, dx: number, dy: number): { dx: number; dy: number } {
  return {
    dx: clampAxis(dx, extent.minX - bounds.minX, extent.maxX - bounds.maxX),
    dy: clampAxis(dy, extent.minY - bounds.minY, extent.maxY - bounds.maxY),
  };
}

/** The least move that brings `bounds` into `extent`; what is too large for it begins at its top left corner. */
export function moveInside(bounds: Bounds, extent: Bounds): { dx: number; dy: number } {
  return {
    dx: Math.max(extent.minX - bounds.minX, Math.min(0, extent.maxX - bounds.maxX)),
    dy: Math.max(extent.minY - bounds.minY, Math.min(0, extent.maxY - bounds.maxY)),
  };
}

/** What does not fit at all may move, but no farther out. */
function clampAxis(value: number, toLow: number, toHigh: number): number {
  return Math.min(Math.max(value, Math.min(toLow, toHigh, 0)), Math.max(toLow, toHigh, 0));
}

/** The geometry as it is stored: inside the image, rounded; null when nothing is left. */
export function settle(geometry: Geometry, extent: Bounds): Geometry | null {
  const inside = clip(geometry, extent);
  return inside === null ? null : round(inside, STEPS_PER_PIXEL);
}
