import type { ImagePoint } from '@shared/geometry/coordinate';
import { growBounds } from '@shared/geometry/extent';
import { hits } from '@shared/geometry/operations';
import type { Shape } from './shape';
import type { ShapeIndex } from './shape-index';

/**
 * The shapes under a point, smallest first: what lies inside another can always be reached. Among equals the one on top
 * wins.
 *
 * @param tolerance how far beside an outline still counts, in image pixels.
 */
export function shapesAt(
  index: ShapeIndex,
  point: ImagePoint,
  tolerance: number,
  isVisible: (shape: Shape) => boolean,
): Shape[] {
  const spot = { minX: point.x, minY: point.y, maxX: point.x, maxY: point.y };
  return index
    .search(growBounds(spot, tolerance))
    .filter((shape) => isVisible(shape) && hits(shape.geometry, point, tolerance))
    .sort((one, other) => one.area - other.area || other.z - one.z);
}
