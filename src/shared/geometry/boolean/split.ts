import type { Bounds, ImagePoint } from '../coordinate';
import { boundsContainPoint } from '../extent';
import type { Geometry } from '../geometry';
import { areaOf, boundsOf, ringsOf } from '../operations';
import type { Polygon, Ring } from '../polygon/polygon';
import { ringContains } from '../polygon/ring';
import { intersected, partsOf, regionOf, subtracted } from './clipper';

/** Directions that are tried for the way out of a shape. */
const DIRECTIONS = 32;

/**
 * The pieces into which an open line `[x0, y0, ...]` cuts a shape, the largest first; the line's ends may lie inside,
 * and are then led straight on. One piece: the line does not cut it.
 *
 * Led far round the shape, the line becomes a closed ring. Each crossing of the line leads into or out of what the ring
 * covers under the even-odd rule, so the pieces are the connected parts of the shape inside the ring and those outside.
 */
export function splitByLine(geometry: Geometry, line: readonly number[]): Polygon[] {
  const rings = ringsOf(geometry);
  const bounds = boundsOf(geometry);
  const region = regionOf(rings);
  const ring = regionOf([ringAround(line, rings, bounds)]);
  return [...partsOf(intersected(region, ring)), ...partsOf(subtracted(region, ring))]
    .map((part): Polygon => ({ type: 'polygon', parts: [part] }))
    .sort((one, other) => areaOf(other) - areaOf(one));
}

/** The line with both ends led out to a wide circle, and closed along it. */
function ringAround(line: readonly number[], rings: readonly Ring[], bounds: Bounds): number[] {
  const centre = { x: (bounds.minX + bounds.maxX) / 2, y: (bounds.minY + bounds.maxY) / 2 };
  const reach = farthest(line, centre, Math.hypot(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY)) * 4 + 8;
  const end = line.length;
  const [sx, sy] = [line[0]!, line[1]!];
  const [ex, ey] = [line[end - 2]!, line[end - 1]!];
  const start = wayOut({ x: sx, y: sy }, { x: sx - line[2]!, y: sy - line[3]! }, rings, bounds, reach);
  const last = wayOut({ x: ex, y: ey }, { x: ex - line[end - 4]!, y: ey - line[end - 3]! }, rings, bounds, reach);
  const from = Math.atan2(last.y - centre.y, last.x - centre.x);
  const turn = Math.atan2(start.y - centre.y, start.x - centre.x) - from;
  const arc = Array.from({ length: 15 }, (_, index) => {
    const angle = from + (turn * (index + 1)) / 16;
    return [centre.x + reach * Math.cos(angle), centre.y + reach * Math.sin(angle)];
  });
  return [start.x, start.y, ...line, last.x, last.y, ...arc.flat()];
}

function farthest(line: readonly number[], centre: ImagePoint, least: number): number {
  let most = least;
  for (let at = 0; at < line.length; at += 2) {
    most = Math.max(most, Math.hypot(line[at]! - centre.x, line[at + 1]! - centre.y));
  }
  return most;
}

/**
 * Where the line leaves the surroundings of the shape: straight on when it ends inside; otherwise in the direction that
 * crosses the shape least, so that nothing is cut that the line does not reach.
 */
function wayOut(end: ImagePoint, along: ImagePoint, rings: readonly Ring[], bounds: Bounds, reach: number): ImagePoint {
  const ahead = Math.atan2(along.y, along.x);
  const at = (angle: number) => ({ x: end.x + 2 * reach * Math.cos(angle), y: end.y + 2 * reach * Math.sin(angle) });
  const inside = rings.filter((ring) => ringContains(ring, end)).length % 2 === 1;
  if (inside || !boundsContainPoint(bounds, end)) return at(inside ? ahead : awayFrom(bounds, end));
  let best = { to: at(ahead), crossings: Infinity };
  for (let step = 0; step < DIRECTIONS && best.crossings > 0; step++) {
    // Straight on first, then alternately to both sides.
    const side = (step % 2 === 0 ? step / 2 : -(step + 1) / 2) * ((2 * Math.PI) / DIRECTIONS);
    const to = at(ahead + side);
    const crossings = rings.reduce((sum, ring) => sum + crossingsOf(ring, end, to), 0);
    if (crossings < best.crossings) best = { to, crossings };
  }
  return best.to;
}

function awayFrom(bounds: Bounds, end: ImagePoint): number {
  return Math.atan2(end.y - (bounds.minY + bounds.maxY) / 2, end.x - (bounds.minX + bounds.maxX) / 2);
}

function crossingsOf(ring: Ring, from: ImagePoint, to: ImagePoint): number {
  const side = (x: number, y: number) => (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
  let count = 0;
  for (let here = 0, before = ring.length - 2; here < ring.length; before = here, here += 2) {
    const [ax, ay, bx, by] = [ring[before]!, ring[before + 1]!, ring[here]!, ring[here + 1]!];
    if (side(ax, ay) > 0 === side(bx, by) > 0) continue;
    const across = (px: number, py: number) => (bx - ax) * (py - ay) - (by - ay) * (px - ax);
    if (across(from.x, from.y) > 0 !== across(to.x, to.y) > 0) count++;
  }
  return count;
}
