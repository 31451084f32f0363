import type { Polygon, Ring } from '../polygon/polygon';
import { mapRing, ringArea } from '../polygon/ring';
import { simplifyRing } from '../polygon/simplify';
import { spansOf } from './codec';
import type { Mask } from './mask';
import { outlinesOf } from './trace';

/** As many parts and holes as a polygon may have, and as many vertices as a ring may. */
const MOST_RINGS = 10_000;
const MOST_VERTICES = 100_000;

/**
 * The polygon along the edges of the pixels, holes included: one part for each set of pixels that hangs together over
 * edges.
 *
 * @param tolerance how far the outline may leave the edges to have fewer vertices, in pixels; 0 keeps it exact. About 1
 *   takes away the stairs of slanting edges.
 * @returns null when nothing is left of any part at that tolerance. Of more than 10,000 parts, or holes in one, the
 *   largest are kept.
 */
export function polygonFromMask(mask: Mask, tolerance: number): Polygon | null {
  const spans = spansOf(mask);
  const parts: { outline: Ring | null; readonly holes: Ring[] }[] = [];
  for (const { ring, isHole, part } of outlinesOf(spans)) {
    parts[part] ??= { outline: null, holes: [] };
    const simple = simplified(ring, tolerance);
    if (simple === null) continue;
    const placed = mapRing(
      simple,
      (across) => across + spans.x,
      (down) => down + spans.y,
    );
    if (isHole) parts[part].holes.push(placed);
    else parts[part].outline = placed;
  }
  const whole = parts.flatMap(({ outline, holes }) =>
    outline === null ? [] : [[outline, ...largest(holes, (hole) => hole)]],
  );
  return whole.length === 0 ? null : { type: 'polygon', parts: largest(whole, (part) => part[0]!) };
}

function simplified(ring: Ring, tolerance: number): Ring | null {
  let simple = tolerance > 0 ? simplifyRing(ring, tolerance) : ring;
  for (let more = Math.max(tolerance, 0.5); simple.length > 2 * MOST_VERTICES; more *= 2)
    simple = simplifyRing(ring, more);
  return simple.length >= 6 && Math.abs(ringArea(simple)) >= 0.5 ? simple : null;
}

function largest<T>(all: readonly T[], ring: (one: T) => Ring): readonly T[] {
  if (all.length <= MOST_RINGS) return all;
  const sizes = new Map(all.map((one) => [one, Math.abs(ringArea(ring(one)))]));
  const kept = new Set([...all].sort((one, other) => sizes.get(other)! - sizes.get(one)!).slice(0, MOST_RINGS));
  return all.filter((one) => kept.has(one));
}
