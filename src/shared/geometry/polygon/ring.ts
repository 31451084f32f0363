import type { Bounds, ImagePoint } from '../coordinate';
import { segmentDistance } from '../segment';
import type { Ring } from './polygon';

/** Signed area by the shoelace formula: positive when clockwise on screen (y points down). */
export function ringArea(ring: Ring): number {
  let sum = 0;
  for (let here = 0, before = ring.length - 2; here < ring.length; before = here, here += 2) {
    sum += ring[before]! * ring[here + 1]! - ring[here]! * ring[before + 1]!;
  }
  return sum / 2;
}

/** True when a ray from the point crosses the ring an odd number of times. */
export function ringContains(ring: Ring, { x, y }: ImagePoint): boolean {
  let inside = false;
  for (let here = 0, before = ring.length - 2; here < ring.length; before = here, here += 2) {
    const ax = ring[here]!;
    const ay = ring[here + 1]!;
    const bx = ring[before]!;
    const by = ring[before + 1]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

export function ringDistance(ring: Ring, point: ImagePoint): number {
  let least = Infinity;
  for (let here = 0, before = ring.length - 2; here < ring.length; before = here, here += 2) {
    least = Math.min(least, segmentDistance(point, ring[before]!, ring[before + 1]!, ring[here]!, ring[here + 1]!));
  }
  return least;
}

export function ringBounds(ring: Ring): Bounds {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let index = 0; index < ring.length; index += 2) {
    const x = ring[index]!;
    const y = ring[index + 1]!;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return { minX, minY, maxX, maxY };
}

/** A ring with every vertex mapped. */
export function mapRing(ring: Ring, mapX: (x: number) => number, mapY: (y: number) => number): Ring {
  return ring.map((value, index) => (index % 2 === 0 ? mapX(value) : mapY(value)));
}
