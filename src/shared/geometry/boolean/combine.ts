import type { Geometry } from '../geometry';
import { ringsOf } from '../operations';
import type { Polygon } from '../polygon/polygon';
import { intersected, partsOf, regionOf, subtracted, united, type Region } from './clipper';

/** True for shapes that cover ground, which alone can be combined: not for points and lines. */
export function coversGround(geometry: Geometry): boolean {
  return ringsOf(geometry).length > 0;
}

/** What any of the shapes covers; null for nothing. */
export function unionOf(geometries: readonly Geometry[]): Polygon | null {
  return polygonOf(united(geometries.map(region)));
}

/** What the shape covers and none of the others does; null for nothing. */
export function subtractFrom(geometry: Geometry, others: readonly Geometry[]): Polygon | null {
  return polygonOf(subtracted(region(geometry), united(others.map(region))));
}

/** What all shapes cover; null for nothing. */
export function intersectionOf(geometries: readonly Geometry[]): Polygon | null {
  const [first, ...others] = geometries.map(region);
  return first === undefined ? null : polygonOf(others.reduce(intersected, first));
}

function region(geometry: Geometry): Region {
  return regionOf(ringsOf(geometry));
}

function polygonOf(result: Region): Polygon | null {
  const parts = partsOf(result);
  return parts.length === 0 ? null : { type: 'polygon', parts };
}
