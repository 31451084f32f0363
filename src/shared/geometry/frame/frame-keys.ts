import { normaliseAngle } from '../angle';
import type { Bounds } from '../coordinate';
import type { Geometry } from '../geometry';
import { MIN_SIZE } from '../kernel';
import { framePoint } from './frame';
import { inNewFrame, isFramed } from './framed';

/** Turned about its centre; what cannot be turned is left as it is. */
export function turnedByKeys(geometry: Geometry, degrees: number): Geometry {
  if (degrees === 0 || !isFramed(geometry)) return geometry;
  return inNewFrame(geometry, { ...geometry, angle: normaliseAngle(geometry.angle + degrees) });
}

/**
 * Wider and higher by so many pixels, the first corner staying where it is; never less than a pixel, and a box that is
 * not turned no farther than the extent. What has no width of its own is left as it is.
 */
export function resizedByKeys(geometry: Geometry, across: number, down: number, extent: Bounds): Geometry {
  if (across === 0 && down === 0) return geometry;
  if (geometry.type === 'box') {
    const width = Math.min(Math.max(MIN_SIZE, geometry.width + across), extent.maxX - geometry.x);
    const height = Math.min(Math.max(MIN_SIZE, geometry.height + down), extent.maxY - geometry.y);
    return { ...geometry, width, height };
  }
  if (!isFramed(geometry)) return geometry;
  const width = Math.max(MIN_SIZE, geometry.width + across);
  const height = Math.max(MIN_SIZE, geometry.height + down);
  const centre = framePoint(geometry, (width - geometry.width) / 2, (height - geometry.height) / 2);
  return inNewFrame(geometry, { cx: centre.x, cy: centre.y, width, height, angle: geometry.angle });
}
