import { boxFromBounds } from '../../geometry/box/box-kernel';
import type { Box } from '../../geometry/box/box';
import type { Bounds } from '../../geometry/coordinate';
import type { Geometry } from '../../geometry/geometry';
import { boundsOf } from '../../geometry/operations';
import { iou } from '../../geometry/overlap';
import { compareText } from './labelled-object';
import type { Cluster } from './cluster';

const ROUNDS = 3;
/** How sharply a box that lies apart loses its say, found by simulation beside mean, median and nearest to the mean. */
const SHARPNESS = 8;
const LEAST_WEIGHT = 1e-9;

/** The shape that a cluster stands for: the robust mean of boxes; of other shapes the one that all others are nearest to. */
export function consensusGeometry(cluster: Cluster): Geometry {
  const boxes = cluster.flatMap(({ geometry }) => (geometry.type === 'box' ? [geometry] : []));
  return boxes.length === cluster.length ? robustMeanBox(boxes) : medoid(cluster);
}

/**
 * The mean of boxes in which each counts by its overlap with the mean (iteratively reweighted): from the median of each
 * side, three rounds of w = IoU⁸ + 1e-9. Nearer to the truth than mean, median and the member nearest to the mean as
 * soon as somebody drew carelessly, and as good as the mean when nobody did.
 *
 * @param boxes at least one, in image pixels.
 */
export function robustMeanBox(boxes: readonly Box[]): Box {
  const bounds = boxes.map(boundsOf);
  let mean: Bounds = combine((side) => median(bounds.map((one) => one[side])));
  for (let round = 0; round < ROUNDS; round++) {
    const around = boxFromBounds(mean);
    const weights = boxes.map((box) => iou(box, around) ** SHARPNESS + LEAST_WEIGHT);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    mean = combine((side) => bounds.reduce((sum, one, index) => sum + one[side] * weights[index]!, 0) / total);
  }
  return boxFromBounds(mean);
}

/** The member with the largest sum of similarities to the others; of several the one with the least id. */
function medoid(cluster: Cluster): Geometry {
  const ranked = cluster.map((object) => ({
    object,
    // Rounded, so that the order of the sum decides nothing.
    sum: Math.round(cluster.reduce((sum, other) => sum + iou(object.geometry, other.geometry), 0) * 1e9),
  }));
  ranked.sort((one, other) => other.sum - one.sum || compareText(one.object.id, other.object.id));
  return ranked[0]!.object.geometry;
}

function combine(value: (side: keyof Bounds) => number): Bounds {
  return { minX: value('minX'), minY: value('minY'), maxX: value('maxX'), maxY: value('maxY') };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
