import { isFramed } from '@shared/geometry/frame/framed';
import type { Geometry } from '@shared/geometry/geometry';
import { boundsOf } from '@shared/geometry/operations';
import { polylineLength } from '@shared/geometry/polyline/polyline-kernel';

/** The size of a shape in whole pixels, and its angle in degrees when it has one. */
export function measureText(geometry: Geometry): string {
  if (isFramed(geometry)) {
    return `${sides(geometry.width, geometry.height)} · ${angleText(geometry.angle)}°`;
  }
  if (geometry.type === 'point') return `${Math.round(geometry.x)}, ${Math.round(geometry.y)}`;
  if (geometry.type === 'polyline') return `${Math.round(polylineLength(geometry))} px`;
  const { minX, minY, maxX, maxY } = boundsOf(geometry);
  return sides(maxX - minX, maxY - minY);
}

/** Whole degrees where they are whole, otherwise to a tenth. */
export function angleText(degrees: number): string {
  return String(Math.round(degrees * 10) / 10);
}

function sides(width: number, height: number): string {
  return `${Math.round(width)} × ${Math.round(height)}`;
}
