import type { Polyline } from '@shared/geometry/polyline/polyline';

/** CSS pixels from the tip of the arrow to the end of its arms. */
export const ARROW_LENGTH = 10;

/** Half the angle between the arms. */
const SPREAD = Math.PI / 6;

/** The calls that a path and a drawing context have in common. */
interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

/** The arrow at the end of a line, which says where it leads; `length` in image pixels. */
export function traceArrow(pen: Pen, { points }: Polyline, length: number): void {
  const [x, y] = [points.at(-2)!, points.at(-1)!];
  const direction = endDirection(points);
  if (direction === null) return;
  pen.moveTo(x - length * Math.cos(direction - SPREAD), y - length * Math.sin(direction - SPREAD));
  pen.lineTo(x, y);
  pen.lineTo(x - length * Math.cos(direction + SPREAD), y - length * Math.sin(direction + SPREAD));
}

/** In radians; of the last edge that has a length. */
function endDirection(points: readonly number[]): number | null {
  for (let here = points.length - 2; here >= 2; here -= 2) {
    const [dx, dy] = [points[here]! - points[here - 2]!, points[here + 1]! - points[here - 1]!];
    if (dx !== 0 || dy !== 0) return Math.atan2(dy, dx);
  }
  return null;
}
