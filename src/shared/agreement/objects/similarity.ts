import type { Geometry } from '../../geometry/geometry';
import { iou } from '../../geometry/overlap';
import { sameGeometry } from '../../geometry/same-geometry';
import { keypointSimilarity } from './keypoint-similarity';
import { lineSimilarity } from './line-similarity';
import { skeletonSimilarity, type TemplateSigmas } from './skeleton-similarity';

/** How far two shapes are the same, 0 to 1; the same from both sides, and 1 of a shape with itself. */
export type Similarity = (one: Geometry, other: Geometry) => number;

/**
 * The standard deviation of a single point as a share of the image's size. CVAT takes 0.09, with which two points 300
 * pixels apart on a full-HD picture are one thing.
 */
const POINT_SIGMA = 0.01;

/**
 * The similarity of any two shapes on an image of `width` by `height` pixels: intersection over union of what covers an
 * area, the distance along lines, of points the similarity of keypoints in the scale of the image, and of skeletons in
 * their own. Shapes of different dimension have nothing in common.
 *
 * @param sigmas how exactly the joints of skeletons can be placed.
 */
export function similarityOn(width: number, height: number, sigmas?: TemplateSigmas): Similarity {
  return (one, other) => {
    if (one.type === 'polyline' && other.type === 'polyline')
      return lineSimilarity(one.points, other.points, width * height).similarity;
    if (one.type === 'point' && other.type === 'point')
      return keypointSimilarity([one], [other], width * height, [POINT_SIGMA]);
    if (one.type === 'skeleton' && other.type === 'skeleton') return skeletonSimilarity(one, other, sigmas);
    const shared = iou(one, other);
    return shared === 0 && sameGeometry(one, other) ? 1 : shared;
  };
}

/** True for shapes that have to touch to be alike; points, lines and joints may lie beside each other. */
export function coversArea({ type }: Geometry): boolean {
  return type !== 'point' && type !== 'polyline' && type !== 'skeleton';
}
