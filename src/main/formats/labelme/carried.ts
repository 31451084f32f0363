import { assertNever } from '@shared/lib/assert';
import { ellipseRing } from '@shared/geometry/ellipse/ellipse-kernel';
import { frameCorners } from '@shared/geometry/frame/frame';
import type { Geometry } from '@shared/geometry/geometry';
import { boxFromBounds } from '@shared/geometry/box/box-kernel';
import { boundsOf } from '@shared/geometry/operations';
import type { SkeletonTemplateView } from '@shared/contract/skeletons';
import { skeletonAsRead } from '../skeleton-as-read';
import { soundPolygon } from '../sound-geometry';
import { rotatedBoxFromCorners } from './corners';

/** What labelme cannot say, by what becomes of it. */
export const carriedLosses = {
  'labelme.hole': 'labelme polygons have no holes: outlines with holes are written without them.',
  'labelme.ellipse':
    'labelme has circles but no ellipses: these are written as polygons of 64 corners and of the same area.',
  'labelme.skeleton-as-points':
    'labelme has no skeletons: their joints are written as points, grouped with a rectangle around them.',
  'labelme.skeleton':
    'The files know one skeleton for each class: those of another one are written as the bounding boxes of their joints.',
  'labelme.unknown-joint': 'Joints that their skeleton does not have any more were left out.',
} as const;

/**
 * The geometry as it is read again from what labelme can say; `lose` is told when that is not all of it. Null when its
 * points are so near to each other that nothing is left.
 */
export function carriedByLabelme(
  geometry: Geometry,
  lose: (code: keyof typeof carriedLosses) => void,
  skeleton?: SkeletonTemplateView,
): Geometry | null {
  if (geometry.type === 'skeleton' && geometry.template === skeleton?.id) {
    lose('labelme.skeleton-as-points');
    return skeletonAsRead(geometry, skeleton, () => lose('labelme.unknown-joint'));
  }
  switch (geometry.type) {
    case 'box': {
      const vanishes = geometry.x + geometry.width === geometry.x || geometry.y + geometry.height === geometry.y;
      return vanishes ? null : geometry;
    }
    case 'rotated-box':
      return rotatedBoxFromCorners(frameCorners(geometry));
    case 'ellipse': {
      const { cx, cy, width, height } = geometry;
      if (cx + width / 2 === cx || cy + height / 2 === cy) return null;
      // A circle has no angle to speak of.
      if (width === height) return { ...geometry, angle: 0 };
      lose('labelme.ellipse');
      return { type: 'polygon', parts: [[ellipseRing(geometry)]] };
    }
    case 'skeleton': {
      lose('labelme.skeleton');
      const { minX, minY, maxX, maxY } = boundsOf(geometry);
      return minX === maxX || minY === maxY ? null : boxFromBounds({ minX, minY, maxX, maxY });
    }
    case 'mask':
    case 'point':
    case 'polyline':
      return geometry;
    case 'polygon': {
      const sound = soundPolygon(geometry);
      if (sound === null || sound.parts.every((part) => part.length === 1)) return sound;
      lose('labelme.hole');
      return { ...sound, parts: sound.parts.map((part) => part.slice(0, 1)) };
    }
    default:
      return assertNever(geometry);
  }
}
