import type { Bounds } from '../geometry/coordinate';
import type { Geometry } from '../geometry/geometry';
import { sharedPixels } from '../geometry/mask/combine';
import { pixelsOfShape } from '../geometry/mask/rasterise';
import { pixelsOf } from '../geometry/mask/spans';
import { boundsOf } from '../geometry/operations';
import { labelledJoints } from '../geometry/skeleton/skeleton-kernel';
import type { TemplateSigmas } from '../agreement/objects/skeleton-similarity';
import { DEFAULT_SIGMA } from '../model/skeleton-template';
import type { Detection, EvaluationKind, Overlap, TrueObject } from './detection';

/** NumPy's `spacing(1)`, which pycocotools adds so that nothing is divided by 0. */
export const SPACING = Number.EPSILON;

/**
 * The overlap that COCO compares by. Of a crowd it is the share of the detection that lies in it.
 *
 * @param sigmas how exactly the joints of skeletons can be placed.
 */
export function overlapOfKind(kind: EvaluationKind, sigmas?: TemplateSigmas): Overlap {
  if (kind === 'box') return boxOverlap;
  return kind === 'segm' ? pixelOverlap : (found, truth) => jointOverlap(found, truth, sigmas);
}

/** Square pixels, as COCO counts the size of a detection. */
export function areaOfKind(kind: EvaluationKind, geometry: Geometry): number {
  return kind === 'segm' ? pixelsOf(pixelsOfShape(geometry)) : areaOfBounds(boundsOf(geometry));
}

/** True for shapes that a kind of evaluation can compare. */
export function isOfKind(kind: EvaluationKind, { type }: Geometry): boolean {
  if (kind === 'keypoints') return type === 'skeleton';
  return type !== 'point' && type !== 'polyline' && type !== 'skeleton';
}

function areaOfBounds({ minX, minY, maxX, maxY }: Bounds): number {
  return (maxX - minX) * (maxY - minY);
}

function boxOverlap(found: Detection, truth: TrueObject): number {
  const [a, b] = [boundsOf(found.geometry), truth.bounds ?? boundsOf(truth.geometry)];
  const width = Math.min(a.maxX, b.maxX) - Math.max(a.minX, b.minX);
  const height = Math.min(a.maxY, b.maxY) - Math.max(a.minY, b.minY);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (truth.crowd ? areaOfBounds(a) : areaOfBounds(a) + areaOfBounds(b) - shared);
}

function pixelOverlap(found: Detection, truth: TrueObject): number {
  const [ones, others] = [pixelsOfShape(found.geometry), pixelsOfShape(truth.geometry)];
  const shared = sharedPixels(ones, others);
  return shared === 0 ? 0 : shared / (truth.crowd ? pixelsOf(ones) : pixelsOf(ones) + pixelsOf(others) - shared);
}

/**
 * Object keypoint similarity to a truth (pycocotools `computeOks`): over the joints that the truth has. Of a truth
 * without any, how near the joints lie to the box of twice its size.
 */
function jointOverlap(found: Detection, truth: TrueObject, sigmas?: TemplateSigmas): number {
  if (found.geometry.type !== 'skeleton' || truth.geometry.type !== 'skeleton') return 0;
  if (found.geometry.template !== truth.geometry.template) return 0;
  const own = sigmas?.get(truth.geometry.template);
  const labelled = labelledJoints(truth.geometry);
  const places = new Map(found.geometry.joints.map((joint) => [joint.id, joint]));
  const asked = labelled.length > 0 ? labelled : truth.geometry.joints;
  const doubled = twiceAround(truth.bounds ?? boundsOf(truth.geometry));
  let sum = 0;
  for (const joint of asked) {
    const place = places.get(joint.id);
    // A joint that was not found at all is as far away as can be.
    if (!place) continue;
    const [dx, dy] =
      labelled.length > 0
        ? [place.x - joint.x, place.y - joint.y]
        : [outside(place.x, doubled.minX, doubled.maxX), outside(place.y, doubled.minY, doubled.maxY)];
    const variance = (2 * (own?.get(joint.id) ?? DEFAULT_SIGMA)) ** 2;
    sum += Math.exp(-((dx * dx + dy * dy) / variance / (truth.area + SPACING) / 2));
  }
  return asked.length === 0 ? 0 : sum / asked.length;
}

function twiceAround({ minX, minY, maxX, maxY }: Bounds): Bounds {
  const [width, height] = [maxX - minX, maxY - minY];
  return { minX: minX - width, minY: minY - height, maxX: minX + 2 * width, maxY: minY + 2 * height };
}

function outside(value: number, least: number, most: number): number {
  return Math.max(0, least - value) + Math.max(0, value - most);
}
