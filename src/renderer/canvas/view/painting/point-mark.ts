import type { Point } from '@shared/geometry/point/point';

/** CSS pixels. */
const RADIUS = 4;

/** The calls that a path and a drawing context have in common. */
interface Pen {
  moveTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number, counterClockwise: boolean): void;
}

/** The dot that stands for a point; `pixel` is the size of a CSS pixel in image pixels. */
export function tracePoint(pen: Pen, { x, y }: Point, pixel: number): void {
  pen.moveTo(x + RADIUS * pixel, y);
  pen.arc(x, y, RADIUS * pixel, 0, 2 * Math.PI, false);
}
