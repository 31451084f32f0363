import type { ImagePoint } from './coordinate';
import type { Geometry } from './geometry';
import { ringsOf } from './operations';
import type { Ring } from './polygon/polygon';

/** A place on the outline of a shape. */
export interface BorderPlace {
  /** Which ring of the outline; a line has one, which is open. */
  readonly ring: number;
  /** The vertex before the place, plus how far along the edge from it, 0 to below 1. */
  readonly along: number;
  readonly point: ImagePoint;
}

/** The ways from one place on a closed outline to another. */
export type BorderWay = 'short' | 'long';

interface Border {
  readonly rings: readonly Ring[];
  readonly closed: boolean;
}

function borderOf(geometry: Geometry): Border {
  if (geometry.type === 'polyline') return { rings: [geometry.points], closed: false };
  return { rings: ringsOf(geometry), closed: true };
}

/** The vertex within `reach` pixels that is nearest to the point, or else the nearest place of an edge within reach. */
export function nearestOnBorder(geometry: Geometry, point: ImagePoint, reach: number): BorderPlace | null {
  const { rings, closed } = borderOf(geometry);
  let [vertex, edge]: [BorderPlace | null, BorderPlace | null] = [null, null];
  let [toVertex, toEdge] = [reach, reach];
  for (const [ring, values] of rings.entries()) {
    for (let here = 0; here < values.length; here += 2) {
      const [x, y] = [values[here]!, values[here + 1]!];
      const distance = Math.hypot(point.x - x, point.y - y);
      if (distance <= toVertex) [vertex, toVertex] = [{ ring, along: here / 2, point: { x, y } }, distance];
      if (!closed && here + 2 >= values.length) continue;
      const next = (here + 2) % values.length;
      const [dx, dy] = [values[next]! - x, values[next + 1]! - y];
      const t = ((point.x - x) * dx + (point.y - y) * dy) / (dx * dx + dy * dy);
      if (!(t > 0 && t < 1)) continue;
      const foot = { x: x + t * dx, y: y + t * dy };
      const away = Math.hypot(point.x - foot.x, point.y - foot.y);
      if (away < toEdge) [edge, toEdge] = [{ ring, along: here / 2 + t, point: foot }, away];
    }
  }
  return vertex ?? edge;
}

/**
 * The vertices `[x0, y0, ...]` that lie between two places of one ring, in the order in which they are passed. An open
 * line has one way only. Empty when the places are on different rings.
 */
export function alongBorder(geometry: Geometry, from: BorderPlace, to: BorderPlace, way: BorderWay): number[] {
  const { rings, closed } = borderOf(geometry);
  const ring = rings[from.ring];
  if (ring === undefined || from.ring !== to.ring) return [];
  if (!closed) return from.along <= to.along ? forward(ring, from, to) : backward(ring, from, to);
  const ways = [forward(ring, from, to), backward(ring, from, to)] as const;
  const [first, second] = ways.map((path) => lengthOf([from.point.x, from.point.y, ...path, to.point.x, to.point.y]));
  const forwardIsShort = first! <= second!;
  return (way === 'short') === forwardIsShort ? ways[0] : ways[1];
}

/** In the order of the ring, round its end if need be. */
function forward(ring: Ring, from: BorderPlace, to: BorderPlace): number[] {
  const count = ring.length / 2;
  const end = to.along > from.along ? to.along : to.along + count;
  const passed: number[] = [];
  for (let vertex = Math.floor(from.along) + 1; vertex < end; vertex++) {
    passed.push(ring[(vertex % count) * 2]!, ring[(vertex % count) * 2 + 1]!);
  }
  return passed;
}

function backward(ring: Ring, from: BorderPlace, to: BorderPlace): number[] {
  const path = forward(ring, to, from);
  return Array.from({ length: path.length / 2 }, (_, index) => path.slice(-2 * (index + 1)).slice(0, 2)).flat();
}

function lengthOf(path: readonly number[]): number {
  let length = 0;
  for (let here = 2; here < path.length; here += 2) {
    length += Math.hypot(path[here]! - path[here - 2]!, path[here + 1]! - path[here - 1]!);
  }
  return length;
}
