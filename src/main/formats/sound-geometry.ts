import type { Polygon, Ring } from '@shared/geometry/polygon/polygon';

/**
 * The outline without what files of other tools cannot say: a last vertex that is the first again, and rings that are
 * lines or points without it. Null when nothing is left.
 */
export function soundPolygon(polygon: Polygon): Polygon | null {
  if (polygon.parts.every((part) => part.every(isSound))) return polygon;
  const parts = polygon.parts
    .map((part) => part.map(open))
    .filter(([outline]) => outline !== undefined && outline.length >= 6)
    .map((part) => part.filter((ring) => ring.length >= 6));
  return parts.length === 0 ? null : { type: 'polygon', parts };
}

function isSound(ring: Ring): boolean {
  return ring.length >= 6 && open(ring) === ring;
}

/** Takes the last vertex away when it is the first again. */
export function open(ring: Ring): Ring {
  const last = ring.length - 2;
  return last >= 2 && ring[0] === ring[last] && ring[1] === ring[last + 1] ? open(ring.slice(0, last)) : ring;
}
