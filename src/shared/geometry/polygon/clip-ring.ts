import type { Bounds } from '../coordinate';
import type { Ring } from './polygon';

/**
 * The part of a ring inside a rectangle (Sutherland and Hodgman, 1974). A concave ring that falls apart stays one ring
 * whose parts are joined along the border; its area is right. Empty when nothing is left.
 */
export function clipRing(ring: Ring, extent: Bounds): Ring {
  const left = cut(ring, 0, extent.minX, 1);
  const right = cut(left, 0, extent.maxX, -1);
  const top = cut(right, 1, extent.minY, 1);
  return cut(top, 1, extent.maxY, -1);
}

/** Keeps what lies on the side of the line `axis = limit` that `sign` points to. */
function cut(ring: Ring, axis: 0 | 1, limit: number, sign: 1 | -1): Ring {
  const kept: number[] = [];
  const other = axis === 0 ? 1 : 0;
  for (let here = 0, before = ring.length - 2; here < ring.length; before = here, here += 2) {
    const [value, previous] = [ring[here + axis]!, ring[before + axis]!];
    const [inside, wasInside] = [sign * (value - limit) >= 0, sign * (previous - limit) >= 0];
    if (inside !== wasInside) {
      const t = (limit - previous) / (value - previous);
      const crossing = ring[before + other]! + t * (ring[here + other]! - ring[before + other]!);
      kept.push(...(axis === 0 ? [limit, crossing] : [crossing, limit]));
    }
    if (inside) kept.push(ring[here]!, ring[here + 1]!);
  }
  return kept;
}
