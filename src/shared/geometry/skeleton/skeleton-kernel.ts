import type { Bounds } from '../coordinate';
import { boundsContain, boundsContainPoint } from '../extent';
import { iouOfRings } from '../covered';
import type { GeometryKernel } from '../kernel';
import { ringArea, ringBounds, ringContains, ringDistance } from '../polygon/ring';
import { convexHull } from './hull';
import type { Joint, Skeleton } from './skeleton';

/** The joints that somebody labelled, seen or not. */
export function labelledJoints({ joints }: Skeleton): readonly Joint[] {
  return joints.filter(({ visibility }) => visibility > 0);
}

const hulls = new WeakMap<Skeleton, number[]>();

/** The hull is asked for at each move of the pointer; a skeleton never changes. */
function hullOf(skeleton: Skeleton): number[] {
  const known = hulls.get(skeleton);
  if (known) return known;
  const hull = convexHull(labelledJoints(skeleton));
  hulls.set(skeleton, hull);
  return hull;
}

function skeletonBounds(skeleton: Skeleton): Bounds {
  const hull = hullOf(skeleton);
  return hull.length === 0 ? { minX: 0, minY: 0, maxX: 0, maxY: 0 } : ringBounds(hull);
}

function mapJoints(skeleton: Skeleton, map: (joint: Joint) => { readonly x: number; readonly y: number }): Skeleton {
  return { ...skeleton, joints: skeleton.joints.map((joint) => ({ ...joint, ...map(joint) })) };
}

/**
 * Joints are what is labelled; what a skeleton covers is the hull around them, so that it is taken by any place between
 * its joints, whatever the template joins. Joints that are not labelled count for nothing, but move with the rest.
 */
export const skeletonKernel: GeometryKernel<Skeleton> = {
  bounds: skeletonBounds,
  area: (skeleton) => Math.abs(ringArea(hullOf(skeleton))),
  contains: (skeleton, point) => ringContains(hullOf(skeleton), point),
  outlineDistance: (skeleton, point) => ringDistance(hullOf(skeleton), point),
  rings(skeleton) {
    const hull = hullOf(skeleton);
    return hull.length < 6 ? [] : [hull];
  },
  translate: (skeleton, dx, dy) => mapJoints(skeleton, ({ x, y }) => ({ x: x + dx, y: y + dy })),
  scale: (skeleton, { originX, originY, factorX, factorY }) =>
    mapJoints(skeleton, ({ x, y }) => ({
      x: originX + (x - originX) * factorX,
      y: originY + (y - originY) * factorY,
    })),
  fits: (skeleton, extent) => boundsContain(extent, skeletonBounds(skeleton)),
  // A joint cannot be brought inside and stay true, so one that is outside is not labelled.
  clip(skeleton, extent) {
    const outside = (joint: Joint) => joint.visibility > 0 && !boundsContainPoint(extent, joint);
    if (!skeleton.joints.some(outside)) return labelledJoints(skeleton).length === 0 ? null : skeleton;
    const joints = skeleton.joints.filter((joint) => !outside(joint));
    return joints.some(({ visibility }) => visibility > 0) ? { ...skeleton, joints } : null;
  },
  round: (skeleton, steps) =>
    mapJoints(skeleton, ({ x, y }) => ({ x: Math.round(x * steps) / steps, y: Math.round(y * steps) / steps })),
  iou: (one, other) => iouOfRings([hullOf(one)], [hullOf(other)]),
  // Each joint is named, so none is one too many.
  simplify: (skeleton) => skeleton,
  problems(skeleton) {
    if (!skeleton.joints.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))) return ['not-finite'];
    return labelledJoints(skeleton).length === 0 ? ['too-small'] : [];
  },
};
