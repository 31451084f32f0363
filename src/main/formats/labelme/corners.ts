import { angleOf, normaliseAngle } from '@shared/geometry/angle';
import { frameCorners } from '@shared/geometry/frame/frame';
import type { RotatedBox } from '@shared/geometry/rotated-box/rotated-box';

/** The box of four corners `[x0, y0, ...]` whose first edge is its width; null when a side has no length. */
export function rotatedBoxFromCorners(given: readonly number[]): RotatedBox | null {
  const corners = clockwise(given);
  const [ax, ay, bx, by, cx, cy, dx, dy] = corners as [number, number, number, number, number, number, number, number];
  const across = { x: (bx - ax + cx - dx) / 2, y: (by - ay + cy - dy) / 2 };
  const down = { x: (cx - bx + dx - ax) / 2, y: (cy - by + dy - ay) / 2 };
  const [width, height] = [Math.hypot(across.x, across.y), Math.hypot(down.x, down.y)];
  if (width === 0 || height === 0) return null;
  // The longer side says the direction more exactly.
  const angle = width >= height ? angleOf(across.x, across.y) : normaliseAngle(angleOf(down.x, down.y) - 90);
  return { type: 'rotated-box', cx: (ax + bx + cx + dx) / 4, cy: (ay + by + cy + dy) / 4, width, height, angle };
}

/** How far the farthest of the corners lies from that of the box, in pixels. */
export function cornersApart(box: RotatedBox, given: readonly number[]): number {
  const corners = clockwise(given);
  const apart = frameCorners(box).map((value, index) => value - corners[index]!);
  return Math.max(...[0, 2, 4, 6].map((index) => Math.hypot(apart[index]!, apart[index + 1]!)));
}

/** Corners that go round the other way, from the last one: the first edge keeps its direction. */
function clockwise(corners: readonly number[]): readonly number[] {
  const [ax, ay, bx, by, cx, cy, dx, dy] = corners as [number, number, number, number, number, number, number, number];
  const turn = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  return turn < 0 ? [dx, dy, cx, cy, bx, by, ax, ay] : corners;
}
