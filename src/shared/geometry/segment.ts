import type { ImagePoint } from './coordinate';

/** Distance of a point from the segment `ax, ay` – `bx, by`, in the unit of its coordinates. */
export function segmentDistance(point: ImagePoint, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((point.x - ax) * dx + (point.y - ay) * dy) / squared;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - ax - t * dx, point.y - ay - t * dy);
}
