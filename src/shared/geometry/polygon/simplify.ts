import { segmentDistance } from '../segment';
import type { Ring } from './polygon';

/**
 * Drops vertices that lie within `tolerance` pixels of the outline left without them (Douglas and Peucker, 1973). The
 * ring keeps at least three vertices.
 */
export function simplifyRing(ring: Ring, tolerance: number): Ring {
  const count = ring.length / 2;
  if (count <= 3) return ring;
  const far = farthestFrom(ring, 0, 0, count);
  const kept = new Set([0, far.index]);
  keep(ring, 0, far.index, tolerance, kept);
  keep(ring, far.index, count, tolerance, kept);
  if (kept.size < 3) {
    const between = farthestOfLine(ring, 0, far.index, 1, count);
    if (between !== null) kept.add(between.index);
  }
  if (kept.size < 3) return ring;
  return [...kept].sort((a, b) => a - b).flatMap((vertex) => [ring[vertex * 2]!, ring[vertex * 2 + 1]!]);
}

/** The same for an open line, which keeps its ends. */
export function simplifyLine(points: readonly number[], tolerance: number): readonly number[] {
  const last = points.length / 2 - 1;
  if (last < 2) return points;
  const kept = new Set([0, last]);
  keep(points, 0, last, tolerance, kept);
  return [...kept].sort((a, b) => a - b).flatMap((vertex) => [points[vertex * 2]!, points[vertex * 2 + 1]!]);
}

interface Farthest {
  readonly index: number;
  readonly distance: number;
}

function keep(ring: Ring, from: number, to: number, tolerance: number, kept: Set<number>): void {
  const far = farthestOfLine(ring, from, to, from + 1, to);
  if (far === null || far.distance <= tolerance) return;
  kept.add(far.index);
  keep(ring, from, far.index, tolerance, kept);
  keep(ring, far.index, to, tolerance, kept);
}

/** The vertex in `[start, end)` farthest from the line between two vertices; `to` may be the count, meaning vertex 0. */
function farthestOfLine(ring: Ring, from: number, to: number, start: number, end: number): Farthest | null {
  const last = (to * 2) % ring.length;
  let best: Farthest | null = null;
  for (let index = start; index < end; index++) {
    const point = { x: ring[index * 2]!, y: ring[index * 2 + 1]! };
    const distance = segmentDistance(point, ring[from * 2]!, ring[from * 2 + 1]!, ring[last]!, ring[last + 1]!);
    if (index !== from && index !== to && (best === null || distance > best.distance)) best = { index, distance };
  }
  return best;
}

function farthestFrom(ring: Ring, vertex: number, start: number, end: number): Farthest {
  let best: Farthest = { index: vertex, distance: -1 };
  for (let index = start; index < end; index++) {
    const distance = Math.hypot(ring[index * 2]! - ring[vertex * 2]!, ring[index * 2 + 1]! - ring[vertex * 2 + 1]!);
    if (distance > best.distance) best = { index, distance };
  }
  return best;
}
