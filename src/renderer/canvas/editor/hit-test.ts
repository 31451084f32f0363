import { nearestOnBorder } from '@shared/geometry/border';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { growBounds } from '@shared/geometry/extent';
import { hits } from '@shared/geometry/operations';
import type { ShapeBorder } from '../tools/tool';
import type { Shape } from './shape';
import type { ShapeIndex } from './shape-index';
import { compareStack } from './stack';

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
    .sort((one, other) => one.area - other.area || compareStack(other, one));
}

/** The place on the outline of a label that is nearest to a point, at most `reach` image pixels away; vertices first. */
export function borderAt(
  index: ShapeIndex,
  point: ImagePoint,
  reach: number,
  isVisible: (shape: Shape) => boolean,
): ShapeBorder | null {
  const spot = { minX: point.x, minY: point.y, maxX: point.x, maxY: point.y };
  let best: (ShapeBorder & { readonly rank: number }) | null = null;
  for (const shape of index.search(growBounds(spot, reach))) {
    if (shape.kind !== 'annotation' || shape.geometry.type === 'point' || !isVisible(shape)) continue;
    const place = nearestOnBorder(shape.geometry, point, reach);
    if (place === null) continue;
    const distance = Math.hypot(place.point.x - point.x, place.point.y - point.y);
    const rank = Number.isInteger(place.along) ? distance : reach + distance;
    if (best === null || rank < best.rank) best = { id: shape.id, place, rank };
  }
  return best && { id: best.id, place: best.place };
}
