import type { Ellipse } from '../ellipse/ellipse';
import type { Geometry } from '../geometry';
import type { RotatedBox } from '../rotated-box/rotated-box';
import type { Frame } from './frame';

/** The shapes that lie in a turned rectangle, and are resized and turned by it. */
export type Framed = RotatedBox | Ellipse;

export function isFramed(geometry: Geometry): geometry is Framed {
  return geometry.type === 'rotated-box' || geometry.type === 'ellipse';
}

/** The same shape in another frame. */
export function inNewFrame(shape: Framed, { cx, cy, width, height, angle }: Frame): Framed {
  return { ...shape, cx, cy, width, height, angle };
}
