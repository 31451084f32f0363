import { assertNever } from '@shared/lib/assert';
import { boxFromBounds } from '@shared/geometry/box/box-kernel';
import { ellipseRing } from '@shared/geometry/ellipse/ellipse-kernel';
import { frameCorners } from '@shared/geometry/frame/frame';
import type { Geometry } from '@shared/geometry/geometry';
import { boundsOf } from '@shared/geometry/operations';
import type { SourceObject } from '../dataset';

/** What COCO has a place for. */
export type CocoGeometry = Extract<Geometry, { type: 'box' | 'polygon' }>;

export interface CocoObject extends SourceObject {
  readonly geometry: CocoGeometry;
}

/** Shapes that COCO cannot say, by what becomes of them. */
export const carriedLosses = {
  'coco.rotated-box': 'COCO has no rotated boxes: they were written as polygons of their four corners.',
  'coco.ellipse': 'COCO has no ellipses: they were written as polygons of 64 corners and of the same area.',
  'coco.point': 'COCO has no single points: they were left out of the COCO file.',
  'coco.polyline': 'COCO has no lines: they were written as their bounding boxes.',
  'coco.flat-polyline':
    'Lines that are exactly level or upright have no bounding box and were left out of the COCO file.',
} as const;

/** The geometry as COCO can say it, which `lose` is told when it is not all of it; null when there is nothing to write. */
export function carriedByCoco(
  geometry: Geometry,
  lose: (code: keyof typeof carriedLosses) => void,
): CocoGeometry | null {
  switch (geometry.type) {
    case 'box':
    case 'polygon':
      return geometry;
    case 'rotated-box':
      lose('coco.rotated-box');
      return { type: 'polygon', parts: [[frameCorners(geometry)]] };
    case 'ellipse':
      lose('coco.ellipse');
      return { type: 'polygon', parts: [[ellipseRing(geometry)]] };
    case 'point':
      lose('coco.point');
      return null;
    case 'polyline': {
      const { minX, minY, maxX, maxY } = boundsOf(geometry);
      const flat = minX === maxX || minY === maxY;
      lose(flat ? 'coco.flat-polyline' : 'coco.polyline');
      return flat ? null : boxFromBounds(boundsOf(geometry));
    }
    default:
      return assertNever(geometry);
  }
}
