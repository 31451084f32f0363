import type { Bounds, ImagePoint } from './coordinate';
import { boxKernel } from './box/box-kernel';
import { boundsTouch } from './extent';
import type { Geometry, GeometryType } from './geometry';
import type { GeometryKernel, GeometryProblem, Scaling } from './kernel';
import { maskKernel } from './mask/mask-kernel';
import { polygonKernel } from './polygon/polygon-kernel';
import type { Ring } from './polygon/polygon';
import { ellipseKernel } from './ellipse/ellipse-kernel';
import { pointKernel } from './point/point-kernel';
import { polylineKernel } from './polyline/polyline-kernel';
import { rotatedBoxKernel } from './rotated-box/rotated-box-kernel';
import { skeletonKernel } from './skeleton/skeleton-kernel';

type Kernels = { readonly [Type in GeometryType]: GeometryKernel<Extract<Geometry, { type: Type }>> };

const kernels: Kernels = {
  box: boxKernel,
  'rotated-box': rotatedBoxKernel,
  polygon: polygonKernel,
  polyline: polylineKernel,
  ellipse: ellipseKernel,
  point: pointKernel,
  mask: maskKernel,
  skeleton: skeletonKernel,
};

function kernelOf(geometry: Geometry): GeometryKernel<Geometry> {
  // The table pairs each type with the kernel of that very type; methods are compared loosely enough to say so.
  return kernels[geometry.type];
}

export function boundsOf(geometry: Geometry): Bounds {
  return kernelOf(geometry).bounds(geometry);
}

/** In square pixels. */
export function areaOf(geometry: Geometry): number {
  return kernelOf(geometry).area(geometry);
}

/** The outline as closed rings, filled under the even-odd rule. */
export function ringsOf(geometry: Geometry): readonly Ring[] {
  return kernelOf(geometry).rings(geometry);
}

/** True when the point is covered, or is at most `tolerance` image pixels away from the outline. */
export function hits(geometry: Geometry, point: ImagePoint, tolerance: number): boolean {
  const kernel = kernelOf(geometry);
  return kernel.contains(geometry, point) || kernel.outlineDistance(geometry, point) <= tolerance;
}

export function translate(geometry: Geometry, dx: number, dy: number): Geometry {
  return kernelOf(geometry).translate(geometry, dx, dy);
}

export function scale(geometry: Geometry, scaling: Scaling): Geometry {
  return kernelOf(geometry).scale(geometry, scaling);
}

/** The part inside the extent, or what comes nearest to it; null when nothing of it is. */
export function clip(geometry: Geometry, extent: Bounds): Geometry | null {
  return kernelOf(geometry).clip(geometry, extent);
}

/** Coordinates rounded to multiples of `1 / stepsPerPixel`. */
export function round(geometry: Geometry, stepsPerPixel: number): Geometry {
  return kernelOf(geometry).round(geometry, stepsPerPixel);
}

/** Intersection over union of two shapes of one type, 0 to 1; of any two see `overlap.ts`. */
export function iouOfOneType(one: Geometry, other: Geometry): number {
  if (!boundsTouch(boundsOf(one), boundsOf(other))) return 0;
  return kernelOf(one).iou(one, other);
}

/**
 * The same shape in fewer vertices, none of which is dropped that lies farther than `tolerance` image pixels from what
 * is left; the very shape when there is none to spare.
 */
export function simplify(geometry: Geometry, tolerance: number): Geometry {
  return kernelOf(geometry).simplify(geometry, tolerance);
}

/** What keeps the geometry from being stored; empty when it is sound. */
export function problemsOf(geometry: Geometry, extent: Bounds): readonly GeometryProblem[] {
  const kernel = kernelOf(geometry);
  const problems = kernel.problems(geometry);
  if (problems.includes('not-finite') || kernel.fits(geometry, extent)) return problems;
  return [...problems, 'outside-image'];
}
