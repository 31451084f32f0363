import type { Bounds, ImagePoint } from './coordinate';
import { clampPoint } from './extent';
import { MIN_SIZE, type Scaling } from './kernel';

export const resizeHandles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type ResizeHandle = (typeof resizeHandles)[number];

/** Where a handle sits on the bounds. */
export function handlePoint(bounds: Bounds, handle: ResizeHandle): ImagePoint {
  return {
    x: handle.includes('w') ? bounds.minX : handle.includes('e') ? bounds.maxX : (bounds.minX + bounds.maxX) / 2,
    y: handle.startsWith('n') ? bounds.minY : handle.startsWith('s') ? bounds.maxY : (bounds.minY + bounds.maxY) / 2,
  };
}

/**
 * The scaling that brings a handle of `bounds` to `point` while the opposite side stays. The result is never narrower or
 * lower than one pixel, and stays inside `extent` as far as that allows; dragging past the opposite side mirrors.
 */
export function resizeByHandle(
  bounds: Bounds,
  handle: ResizeHandle,
  point: ImagePoint,
  extent: Bounds,
  keepRatio: boolean,
): Scaling {
  const target = clampPoint(point, extent);
  const from = handlePoint(bounds, handle);
  const originX = handle.includes('w') ? bounds.maxX : bounds.minX;
  const originY = handle.startsWith('n') ? bounds.maxY : bounds.minY;
  const movesX = handle.includes('w') || handle.includes('e');
  const movesY = handle.startsWith('n') || handle.startsWith('s');
  const factorX = movesX ? factor(from.x - originX, target.x - originX) : 1;
  const factorY = movesY ? factor(from.y - originY, target.y - originY) : 1;
  if (!keepRatio || !movesX || !movesY) return { originX, originY, factorX, factorY };
  // The smaller of both keeps the result inside the extent on either axis, unless it would become too small.
  const [width, height] = [bounds.maxX - bounds.minX, bounds.maxY - bounds.minY];
  const least = MIN_SIZE / (Math.min(width, height) || Math.max(width, height) || MIN_SIZE);
  const both = Math.max(least, Math.min(Math.abs(factorX), Math.abs(factorY)));
  return { originX, originY, factorX: both * Math.sign(factorX), factorY: both * Math.sign(factorY) };
}

function factor(from: number, to: number): number {
  // What has no length in a direction, such as a level line, cannot get one by scaling.
  if (from === 0) return 1;
  const size = Math.abs(from);
  const least = Math.max(Math.abs(to), MIN_SIZE) / size;
  return to * from < 0 ? -least : least;
}
