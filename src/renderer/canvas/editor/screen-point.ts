/** A point in CSS pixels, from the top left corner of the canvas. Branded: see ImagePoint. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
  readonly __space?: 'screen';
}

export function screenDistance(one: ScreenPoint, other: ScreenPoint): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
