import { assertNever } from '@shared/lib/assert';
import { boxFromBounds } from '@shared/geometry/box/box-kernel';
import { ellipseRing } from '@shared/geometry/ellipse/ellipse-kernel';
import { frameCorners } from '@shared/geometry/frame/frame';
import { imageExtent } from '@shared/geometry/extent';
import type { Geometry } from '@shared/geometry/geometry';
import type { Mask } from '@shared/geometry/mask/mask';
import { maskKernel } from '@shared/geometry/mask/mask-kernel';
import { maskFromShape } from '@shared/geometry/mask/rasterise';
import type { Polygon } from '@shared/geometry/polygon/polygon';
import { boundsOf } from '@shared/geometry/operations';
import type { SkeletonTemplateView } from '@shared/contract/skeletons';
import type { Skeleton } from '@shared/geometry/skeleton/skeleton';
import type { SourceImage, SourceObject } from '../dataset';
import { skeletonAsRead } from '../skeleton-as-read';
import { soundPolygon } from '../sound-geometry';

/** What COCO has a place for. */
export type CocoGeometry = Extract<Geometry, { type: 'box' | 'polygon' | 'mask' | 'skeleton' }>;

export interface CocoObject extends SourceObject {
  readonly geometry: CocoGeometry;
}

/** Shapes that COCO cannot say, by what becomes of them. */
export const carriedLosses = {
  'coco.hole-as-mask':
    'COCO polygons have no holes: outlines with holes are written as masks (RLE), exact to the pixel.',
  'coco.mask-cut': 'COCO masks end with their picture: what reached beyond it was cut off.',
  'coco.crowd-as-mask': 'COCO wants crowds (iscrowd) as masks: their outlines are written as masks (RLE).',
  'coco.relations': 'Relations of objects that are not in the file were left out.',
  'coco.degenerate': 'Outlines without an area were left out.',
  'coco.rotated-box': 'COCO has no rotated boxes: they are written as polygons of their four corners.',
  'coco.ellipse': 'COCO has no ellipses: they are written as polygons of 64 corners and of the same area.',
  'coco.point': 'COCO has no single points: they are left out of the COCO file.',
  'coco.polyline': 'COCO has no lines: they are written as their bounding boxes.',
  'coco.skeleton':
    'A COCO category has one skeleton: those of another one are written as the bounding boxes of their joints.',
  'coco.unknown-joint': 'Joints that their skeleton does not have any more were left out.',
  'coco.flat-polyline':
    'Lines that are exactly level or upright have no bounding box and are left out of the COCO file.',
} as const;

type Lose = (code: keyof typeof carriedLosses) => void;
type Size = Pick<SourceImage, 'width' | 'height'>;

/** The geometry as COCO can say it, which `lose` is told when it is not all of it; null when there is nothing to write. */
export function carriedByCoco(
  geometry: Geometry,
  picture: Size,
  lose: Lose,
  skeleton?: SkeletonTemplateView,
): CocoGeometry | null {
  if (geometry.type === 'skeleton' && geometry.template === skeleton?.id) return asRead(geometry, skeleton, lose);
  switch (geometry.type) {
    case 'box':
      return geometry;
    case 'polygon':
      return polygonOrMask(geometry, picture, lose);
    case 'mask':
      return cut(geometry, picture, lose);
    case 'rotated-box':
      lose('coco.rotated-box');
      return { type: 'polygon', parts: [[frameCorners(geometry)]] };
    case 'ellipse':
      lose('coco.ellipse');
      return { type: 'polygon', parts: [[ellipseRing(geometry)]] };
    case 'point':
      lose('coco.point');
      return null;
    case 'skeleton':
    case 'polyline': {
      const { minX, minY, maxX, maxY } = boundsOf(geometry);
      const flat = minX === maxX || minY === maxY;
      lose(flat ? 'coco.flat-polyline' : geometry.type === 'skeleton' ? 'coco.skeleton' : 'coco.polyline');
      return flat ? null : boxFromBounds(boundsOf(geometry));
    }
    default:
      return assertNever(geometry);
  }
}

function asRead(skeleton: Skeleton, template: SkeletonTemplateView, lose: Lose): Skeleton | null {
  const read = skeletonAsRead(skeleton, template, () => lose('coco.unknown-joint'));
  if (read === null) lose('coco.degenerate');
  return read;
}

function polygonOrMask(polygon: Polygon, picture: Size, lose: Lose): CocoGeometry | null {
  const sound = soundPolygon(polygon);
  const hasHoles = sound !== null && sound.parts.some((part) => part.length > 1);
  const carried = hasHoles ? maskFromShape(sound) : sound;
  if (carried === null) lose('coco.degenerate');
  else if (carried.type === 'mask') {
    lose('coco.hole-as-mask');
    return cut(carried, picture, lose);
  }
  return carried;
}

function cut(mask: Mask, { width, height }: Size, lose: Lose): Mask | null {
  const inside = maskKernel.clip(mask, imageExtent(width, height));
  if (inside !== mask) lose('coco.mask-cut');
  return inside;
}
