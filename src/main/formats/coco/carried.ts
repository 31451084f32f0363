import { assertNever } from '@shared/lib/assert';
import { frameCorners } from '@shared/geometry/frame/frame';
import type { Geometry } from '@shared/geometry/geometry';
import type { SourceObject } from '../dataset';

/** What COCO has a place for. */
export type CocoGeometry = Extract<Geometry, { type: 'box' | 'polygon' }>;

export interface CocoObject extends SourceObject {
  readonly geometry: CocoGeometry;
}

/** Shapes that COCO cannot say, by what becomes of them. */
export const carriedLosses = {
  'coco.rotated-box': 'COCO has no rotated boxes: they were written as polygons of their four corners.',
} as const;

/** The geometry as COCO can say it; `lose` is told when that is not all of it. */
export function carriedByCoco(geometry: Geometry, lose: (code: keyof typeof carriedLosses) => void): CocoGeometry {
  switch (geometry.type) {
    case 'box':
    case 'polygon':
      return geometry;
    case 'rotated-box':
      lose('coco.rotated-box');
      return { type: 'polygon', parts: [[frameCorners(geometry)]] };
    default:
      return assertNever(geometry);
  }
}
