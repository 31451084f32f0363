import type { ImagePoint } from '../coordinate';

/**
 * The least convex outline around points, as a ring that runs clockwise on screen (Andrew 1979, the monotone chain);
 * points on a side of it are left out. Of points on one line it is that line there and back, of one point that point.
 */
export function convexHull(points: readonly ImagePoint[]): number[] {
  const sorted = points.toSorted((one, other) => one.x - other.x || one.y - other.y);
  if (sorted.length < 2) return sorted.flatMap(({ x, y }) => [x, y]);
  return [...chain(sorted), ...chain(sorted.toReversed())].flatMap(({ x, y }) => [x, y]);
}

/** One side of the hull, without its last point, which begins the other. */
function chain(points: readonly ImagePoint[]): ImagePoint[] {
  const side: ImagePoint[] = [];
  for (const point of points) {
    while (side.length > 1 && !turnsRight(side.at(-2)!, side.at(-1)!, point)) side.pop();
    side.push(point);
  }
  return side.slice(0, -1);
}

function turnsRight(a: ImagePoint, b: ImagePoint, c: ImagePoint): boolean {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}
