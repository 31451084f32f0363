import type { Bounds, ImagePoint } from './coordinate';
import type { Ring } from './polygon/polygon';

/** Why a geometry cannot be kept as it is. */
export type GeometryProblem = 'not-finite' | 'too-small' | 'outside-image';

/** A scaling about a fixed point; a negative factor mirrors. */
export interface Scaling {
  readonly originX: number;
  readonly originY: number;
  readonly factorX: number;
  readonly factorY: number;
}

/**
 * What every type of geometry must be able to do. Kernels are pure: data in, data out, all lengths in image pixels. A
 * new type is a room with a kernel and one line in `operations.ts`.
 */
export interface GeometryKernel<G> {
  bounds(geometry: G): Bounds;
  /** In square pixels; the part covered under the even-odd rule. */
  area(geometry: G): number;
  /** True for a point that is covered; points on the outline may fall to either side. */
  contains(geometry: G, point: ImagePoint): boolean;
  /** Distance of the point from the nearest part of the outline. */
  outlineDistance(geometry: G, point: ImagePoint): number;
  /** The outline as closed rings, filled under the even-odd rule. */
  rings(geometry: G): readonly Ring[];
  translate(geometry: G, dx: number, dy: number): G;
  scale(geometry: G, scaling: Scaling): G;
  /** True when the geometry lies where one may: inside `extent`, or with its centre when it cannot be cut. */
  fits(geometry: G, extent: Bounds): boolean;
  /** The part inside `extent`, or what comes nearest to it; null when nothing of it is. */
  clip(geometry: G, extent: Bounds): G | null;
  /** Coordinates rounded to multiples of `1 / stepsPerPixel`. */
  round(geometry: G, stepsPerPixel: number): G;
  /**
   * Intersection over union with another of the same type, 0 to 1: 1 of a shape with itself, and 0 where neither covers
   * anything. How near points and lines lie to each other is a matter of agreement, which knows the size of the image.
   */
  iou(one: G, other: G): number;
  /**
   * The same shape said in fewer vertices: none that is dropped lies farther than `tolerance` image pixels from the
   * outline that is left, which is as sound as it was. A shape that has no vertices to spare is returned as it is.
   */
  simplify(geometry: G, tolerance: number): G;
  problems(geometry: G): readonly GeometryProblem[];
}

/** The least width and height of a shape, in image pixels. */
export const MIN_SIZE = 1;
