import type { ImagePoint } from '../coordinate';
import { boundsContain } from '../extent';
import { MIN_SIZE, type GeometryKernel } from '../kernel';
import { mapRing, ringBounds } from '../polygon/ring';
import { simplifyLine } from '../polygon/simplify';
import { segmentDistance } from '../segment';
import { clipLine } from './clip-line';
import type { Polyline } from './polyline';

export function polylineFromPoints(points: readonly number[]): Polyline {
  return { type: 'polyline', points };
}

/** In pixels. */
export function polylineLength({ points }: Polyline): number {
  let length = 0;
  for (let here = 2; here < points.length; here += 2) {
    length += Math.hypot(points[here]! - points[here - 2]!, points[here + 1]! - points[here - 1]!);
  }
  return length;
}

function distance({ points }: Polyline, point: ImagePoint): number {
  let least = Infinity;
  for (let here = 2; here < points.length; here += 2) {
    const [ax, ay, bx, by] = [points[here - 2]!, points[here - 1]!, points[here]!, points[here + 1]!];
    least = Math.min(least, segmentDistance(point, ax, ay, bx, by));
  }
  return least;
}

function mapLine({ points }: Polyline, mapX: (x: number) => number, mapY: (y: number) => number): Polyline {
  return { type: 'polyline', points: mapRing(points, mapX, mapY) };
}

/** A line covers nothing: it has no area, no rings, and shares none with other shapes. */
export const polylineKernel: GeometryKernel<Polyline> = {
  bounds: (line) => ringBounds(line.points),
  area: () => 0,
  contains: () => false,
  outlineDistance: distance,
  rings: () => [],
  translate: (line, dx, dy) =>
    mapLine(
      line,
      (x) => x + dx,
      (y) => y + dy,
    ),
  scale: (line, { originX, originY, factorX, factorY }) =>
    mapLine(
      line,
      (x) => originX + (x - originX) * factorX,
      (y) => originY + (y - originY) * factorY,
    ),
  fits: (line, extent) => boundsContain(extent, ringBounds(line.points)),
  clip(line, extent) {
    if (boundsContain(extent, ringBounds(line.points))) return line;
    const pieces = clipLine(line.points, extent).map(polylineFromPoints);
    return pieces.toSorted((one, other) => polylineLength(other) - polylineLength(one))[0] ?? null;
  },
  round: (line, steps) =>
    mapLine(
      line,
      (x) => Math.round(x * steps) / steps,
      (y) => Math.round(y * steps) / steps,
    ),
  iou: () => 0,
  simplify(line, tolerance) {
    const points = simplifyLine(line.points, tolerance);
    // One that comes back to where it began, and never went far, would be left without a length.
    const shorter = points.length < line.points.length && polylineLength({ ...line, points }) >= MIN_SIZE;
    return shorter ? { ...line, points } : line;
  },
  problems(line) {
    if (!line.points.every(Number.isFinite)) return ['not-finite'];
    return polylineLength(line) < MIN_SIZE ? ['too-small'] : [];
  },
};
