import { angleSchema, directionOf } from '../angle';
import { z } from 'zod';
import { coordinateSchema, COORDINATE_LIMIT, type Bounds, type ImagePoint } from '../coordinate';

/** The members of a turned rectangle, for the schemas of shapes that have one. */
export const frameMembers = {
  cx: coordinateSchema,
  cy: coordinateSchema,
  width: z.number().positive().max(COORDINATE_LIMIT),
  height: z.number().positive().max(COORDINATE_LIMIT),
  angle: angleSchema,
};

/**
 * A rectangle about its centre `cx, cy` in image pixels, turned by `angle` degrees clockwise on screen; `width` is its
 * length in the direction of the angle.
 */
export interface Frame {
  readonly cx: number;
  readonly cy: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** The frame of bounds, not turned. */
export function frameOfBounds({ minX, minY, maxX, maxY }: Bounds): Frame {
  return { cx: (minX + maxX) / 2, cy: (minY + maxY) / 2, width: maxX - minX, height: maxY - minY, angle: 0 };
}

/** The point that lies `across` along the width and `down` along the height from the centre, in pixels. */
export function framePoint(frame: Frame, across: number, down: number): ImagePoint {
  const { x, y } = directionOf(frame.angle);
  return { x: frame.cx + across * x - down * y, y: frame.cy + across * y + down * x };
}

/** The inverse of `framePoint`: how far from the centre a point is along the width and along the height. */
export function inFrame(frame: Frame, point: ImagePoint): { readonly across: number; readonly down: number } {
  const { x, y } = directionOf(frame.angle);
  const [dx, dy] = [point.x - frame.cx, point.y - frame.cy];
  return { across: dx * x + dy * y, down: dy * x - dx * y };
}

/** The four corners as a ring, clockwise on screen; the first edge runs along the width. */
export function frameCorners(frame: Frame): number[] {
  const [across, down] = [frame.width / 2, frame.height / 2];
  return [
    framePoint(frame, -across, -down),
    framePoint(frame, across, -down),
    framePoint(frame, across, down),
    framePoint(frame, -across, down),
  ].flatMap(({ x, y }) => [x, y]);
}
