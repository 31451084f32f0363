import { assertExists } from '../../lib/assert';
import type { Bounds } from '../coordinate';
import { boundsContain, unionBounds } from '../extent';
import { iouOfRings } from '../covered';
import { MIN_SIZE, type GeometryKernel, type GeometryProblem } from '../kernel';
import { clipRing } from './clip-ring';
import { ringsCross } from './crossing';
import type { Polygon, Ring } from './polygon';
import { mapRing, ringArea, ringBounds, ringContains, ringDistance } from './ring';
import { simplifyRing } from './simplify';

/** A polygon of one part without holes. */
export function polygonFromRing(ring: Ring): Polygon {
  return { type: 'polygon', parts: [[ring]] };
}

function polygonRings(polygon: Polygon): readonly Ring[] {
  return polygon.parts.length === 1 ? polygon.parts[0]! : polygon.parts.flat();
}

function polygonBounds(polygon: Polygon): Bounds {
  // Holes lie inside their outline, so outlines alone give the bounds.
  const outlines = polygon.parts.map((part) => ringBounds(assertExists(part[0], 'a part has an outline')));
  return assertExists(unionBounds(outlines), 'a polygon has a part');
}

function mapPolygon(polygon: Polygon, map: (ring: Ring) => Ring): Polygon {
  return { type: 'polygon', parts: polygon.parts.map((part) => part.map(map)) };
}

export const polygonKernel: GeometryKernel<Polygon> = {
  bounds: polygonBounds,
  area: (polygon) => polygon.parts.reduce((sum, part) => sum + partArea(part), 0),
  contains: (polygon, point) => polygonRings(polygon).filter((ring) => ringContains(ring, point)).length % 2 === 1,
  outlineDistance: (polygon, point) => Math.min(...polygonRings(polygon).map((ring) => ringDistance(ring, point))),
  rings: polygonRings,
  translate: (polygon, dx, dy) =>
    mapPolygon(polygon, (ring) =>
      mapRing(
        ring,
        (x) => x + dx,
        (y) => y + dy,
      ),
    ),
  scale: (polygon, { originX, originY, factorX, factorY }) =>
    mapPolygon(polygon, (ring) =>
      mapRing(
        ring,
        (x) => originX + (x - originX) * factorX,
        (y) => originY + (y - originY) * factorY,
      ),
    ),
  fits: (polygon, extent) => boundsContain(extent, polygonBounds(polygon)),
  clip(polygon, extent) {
    if (boundsContain(extent, polygonBounds(polygon))) return polygon;
    const parts = polygon.parts.flatMap((part) => {
      const rings = part.map((ring) => clipRing(ring, extent));
      return hasArea(assertExists(rings[0], 'a part has an outline')) ? [rings.filter(hasArea)] : [];
    });
    return parts.length === 0 ? null : { type: 'polygon', parts };
  },
  round: (polygon, steps) =>
    mapPolygon(polygon, (ring) =>
      mapRing(
        ring,
        (x) => Math.round(x * steps) / steps,
        (y) => Math.round(y * steps) / steps,
      ),
    ),
  iou: (one, other) => iouOfRings(polygonRings(one), polygonRings(other)),
  simplify: simplifyPolygon,
  problems: polygonProblems,
};

function polygonProblems(polygon: Polygon): readonly GeometryProblem[] {
  if (!polygonRings(polygon).every((ring) => ring.every(Number.isFinite))) return ['not-finite'];
  const { minX, minY, maxX, maxY } = polygonBounds(polygon);
  const thin = maxX - minX < MIN_SIZE || maxY - minY < MIN_SIZE;
  return thin || !polygonRings(polygon).every(hasArea) ? ['too-small'] : [];
}

/** How often half the tolerance is tried when an outline would cross itself. */
const MOST_TRIES = 6;

/** Fewer vertices could make thin outlines cross; then less is dropped, and at last nothing. */
function simplifyPolygon(polygon: Polygon, tolerance: number): Polygon {
  let within = tolerance;
  for (let attempt = 0; attempt < MOST_TRIES && within > 0; attempt++, within /= 2) {
    const simple = mapPolygon(polygon, (ring) => simplifyRing(ring, within));
    if (verticesOf(simple) === verticesOf(polygon)) return polygon;
    if (polygonProblems(simple).length > 0) continue;
    if (!ringsCross(polygonRings(simple)) || ringsCross(polygonRings(polygon))) return simple;
  }
  return polygon;
}

function verticesOf(polygon: Polygon): number {
  return polygonRings(polygon).reduce((sum, ring) => sum + ring.length / 2, 0);
}

/** Outline less holes. */
function partArea(part: readonly Ring[]): number {
  const [outline, ...holes] = part.map((ring) => Math.abs(ringArea(ring)));
  return holes.reduce((area, hole) => area - hole, outline ?? 0);
}

function hasArea(ring: Ring): boolean {
  return ring.length >= 6 && Math.abs(ringArea(ring)) > 1e-9;
}
