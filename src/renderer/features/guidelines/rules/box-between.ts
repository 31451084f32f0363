import type { Geometry } from '@shared/geometry/geometry';

export interface PicturePoint {
  readonly x: number;
  readonly y: number;
}

type Box = Extract<Geometry, { readonly type: 'box' }>;

/** Less than this is a slip of the hand and no region. Image pixels. */
const SMALLEST = 4;

/**
 * The box between two corners, in whole pixels and inside the picture; null when there is hardly anything between them.
 *
 * @param size of the picture, in pixels.
 */
export function boxBetween(
  one: PicturePoint,
  other: PicturePoint,
  size: { readonly width: number; readonly height: number },
): Box | null {
  const [left, right] = [one.x, other.x].map((x) => clamp(x, size.width)).sort((a, b) => a - b) as [number, number];
  const [top, bottom] = [one.y, other.y].map((y) => clamp(y, size.height)).sort((a, b) => a - b) as [number, number];
  if (right - left < SMALLEST || bottom - top < SMALLEST) return null;
  return { type: 'box', x: left, y: top, width: right - left, height: bottom - top };
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, Math.round(value)), most);
}
