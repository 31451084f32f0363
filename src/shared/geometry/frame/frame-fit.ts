import { normaliseAngle, angleOf, directionOf } from '../angle';
import type { Bounds } from '../coordinate';
import { boundsContainPoint, boundsTouch, clampPoint } from '../extent';
import type { Scaling } from '../kernel';
import type { Frame } from './frame';

/**
 * A turned shape cannot be cut by the border of the image and stay what it is, so it may reach beyond it: what counts
 * is its centre.
 */
export function frameFits(frame: Frame, extent: Bounds): boolean {
  return boundsContainPoint(extent, { x: frame.cx, y: frame.cy });
}

/** Moved until its centre is inside; null when nothing of it is. */
export function fitFrame<F extends Frame>(frame: F, bounds: Bounds, extent: Bounds): F | null {
  if (!boundsTouch(bounds, extent)) return null;
  if (frameFits(frame, extent)) return frame;
  const { x, y } = clampPoint({ x: frame.cx, y: frame.cy }, extent);
  return { ...frame, cx: x, cy: y };
}

/**
 * A scaling with different factors makes a parallelogram of a turned rectangle. Its shear is taken away: the longer
 * side and the area are right.
 */
export function scaleFrame(frame: Frame, { originX, originY, factorX, factorY }: Scaling): Frame {
  const cx = originX + (frame.cx - originX) * factorX;
  const cy = originY + (frame.cy - originY) * factorY;
  const { x, y } = directionOf(frame.angle);
  const area = frame.width * frame.height * Math.abs(factorX * factorY);
  if (frame.width >= frame.height) {
    const [dx, dy] = [frame.width * x * factorX, frame.width * y * factorY];
    const width = Math.hypot(dx, dy);
    return { cx, cy, width, height: area / width, angle: angleOf(dx, dy) };
  }
  const [dx, dy] = [-frame.height * y * factorX, frame.height * x * factorY];
  const height = Math.hypot(dx, dy);
  return { cx, cy, width: area / height, height, angle: normaliseAngle(angleOf(dx, dy) - 90) };
}

/** Lengths in multiples of `1 / stepsPerPixel`, the angle in hundredths of a degree. */
export function roundFrame(frame: Frame, stepsPerPixel: number): Frame {
  const rounded = (value: number) => Math.round(value * stepsPerPixel) / stepsPerPixel;
  return {
    cx: rounded(frame.cx),
    cy: rounded(frame.cy),
    width: rounded(frame.width),
    height: rounded(frame.height),
    angle: normaliseAngle(Math.round(frame.angle * 100) / 100),
  };
}
