import { sharedByBoxes } from './box/box-kernel';
import { coveredByRings, sharedByRings, shareOf } from './covered';
import { boundsTouch } from './extent';
import type { Geometry } from './geometry';
import { sharedPixels } from './mask/combine';
import { pixelsOfShape } from './mask/rasterise';
import { pixelsOf } from './mask/spans';
import { areaOf, boundsOf, iouOfOneType, ringsOf } from './operations';

/**
 * Intersection over union of the covered areas, 0 to 1. Shapes of one type are compared in their own room; a mask with
 * anything else pixel by pixel: of the other shape those count whose centres it covers.
 */
export function iou(one: Geometry, other: Geometry): number {
  if (one.type === other.type) return iouOfOneType(one, other);
  const shared = overlapArea(one, other);
  if (one.type === 'mask' || other.type === 'mask')
    return shareOf(shared, pixelsOf(pixelsOfShape(one)), pixelsOf(pixelsOfShape(other)));
  return shareOf(shared, coveredArea(one), coveredArea(other));
}

/** Area that both cover, in square pixels; whole ones when one of the two is a mask. */
export function overlapArea(one: Geometry, other: Geometry): number {
  if (!boundsTouch(boundsOf(one), boundsOf(other))) return 0;
  if (one.type === 'mask' || other.type === 'mask') return sharedPixels(pixelsOfShape(one), pixelsOfShape(other));
  if (one.type === 'box' && other.type === 'box') return sharedByBoxes(one, other);
  return sharedByRings(ringsOf(one), ringsOf(other));
}

function coveredArea(geometry: Geometry): number {
  return geometry.type === 'box' ? areaOf(geometry) : coveredByRings(ringsOf(geometry));
}
