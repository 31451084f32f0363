import type { Bounds, ImagePoint } from './coordinate';

/** The smallest bounds that hold all given ones; null for none. */
export function unionBounds(all: Iterable<Bounds>): Bounds | null {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const bounds of all) {
    minX = Math.min(minX, bounds.minX);
    minY = Math.min(minY, bounds.minY);
    maxX = Math.max(maxX, bounds.maxX);
    maxY = Math.max(maxY, bounds.maxY);
  }
  return minX > maxX ? null : { minX, minY, maxX, maxY };
}

/** Bounds between any two corners. */
export function boundsBetween(one: ImagePoint, other: ImagePoint): Bounds {
  return {
    minX: Math.min(one.x, other.x),
    minY: Math.min(one.y, other.y),
    maxX: Math.max(one.x, other.x),
    maxY: Math.max(one.y, other.y),
  };
}

/** True when they share at least an edge point. */
export function boundsTouch(one: Bounds, other: Bounds): boolean {
  return one.minX <= other.maxX && other.minX <= one.maxX && one.minY <= other.maxY && other.minY <= one.maxY;
}

/** True when `inner` lies in `outer`, edges included. */
export function boundsContain(outer: Bounds, inner: Bounds): boolean {
  return outer.minX <= inner.minX && outer.minY <= inner.minY && outer.maxX >= inner.maxX && outer.maxY >= inner.maxY;
}

export function boundsContainPoint(bounds: Bounds, point: ImagePoint): boolean {
  return point.x >= bounds.minX && point.x <= bounds.maxX && point.y >= bounds.minY && point.y <= bounds.maxY;
}

/** Grows the bounds by `by` image pixels on every side. */
export function growBounds(bounds: Bounds, by: number): Bounds {
  return { minX: bounds.minX - by, minY: bounds.minY - by, maxX: bounds.maxX + by, maxY: bounds.maxY + by };
}

/** The nearest point inside the bounds. */
export function clampPoint(point: ImagePoint, bounds: Bounds): ImagePoint {
  return {
    x: Math.min(Math.max(point.x, bounds.minX), bounds.maxX),
    y: Math.min(Math.max(point.y, bounds.minY), bounds.maxY),
  };
}

/** How far one can go from a point inside in the direction `dx, dy`, which has length 1, before leaving the extent. */
export function reachWithin(extent: Bounds, from: ImagePoint, dx: number, dy: number): number {
  const alongX = dx === 0 ? Infinity : ((dx > 0 ? extent.maxX : extent.minX) - from.x) / dx;
  const alongY = dy === 0 ? Infinity : ((dy > 0 ? extent.maxY : extent.minY) - from.y) / dy;
  return Math.max(0, Math.min(alongX, alongY));
}

/** An image of `width` by `height` pixels reaches from 0, 0 to `width`, `height`. */
export function imageExtent(width: number, height: number): Bounds {
  return { minX: 0, minY: 0, maxX: width, maxY: height };
}
