import type { Corners, Placement, Size } from './preprocess';

/** The way from the network's input back to the image. */
export interface ImageMapping {
  /** Image pixels for each input pixel. */
  readonly scaleX: number;
  readonly scaleY: number;
  /** What the network saw of the image, in image pixels. */
  readonly seen: Corners;
  /** Never outside what was seen. */
  box(box: Corners): Corners;
  point(x: number, y: number): { x: number; y: number };
}

/**
 * @param size of what the network saw.
 * @param region where that lies in the image; null: it is all of it.
 */
export function imageMapping(
  placement: Placement,
  size: Size,
  region: { readonly x: number; readonly y: number } | null,
): ImageMapping {
  const scaleX = size.width / placement.width;
  const scaleY = size.height / placement.height;
  const [startX, startY] = [region?.x ?? 0, region?.y ?? 0];
  const seen = { left: startX, top: startY, right: startX + size.width, bottom: startY + size.height };
  const point = (x: number, y: number) => ({
    x: startX + (x - placement.left) * scaleX,
    y: startY + (y - placement.top) * scaleY,
  });
  return {
    scaleX,
    scaleY,
    seen,
    point,
    box: ({ left, top, right, bottom }) => {
      const [start, end] = [point(left, top), point(right, bottom)];
      return {
        left: clamp(start.x, seen.left, seen.right),
        top: clamp(start.y, seen.top, seen.bottom),
        right: clamp(end.x, seen.left, seen.right),
        bottom: clamp(end.y, seen.top, seen.bottom),
      };
    },
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
