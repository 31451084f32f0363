import { spansOf } from '@shared/geometry/mask/codec';
import type { Mask } from '@shared/geometry/mask/mask';
import { maskBitmap, type MaskLook } from './mask-bitmaps';

/** From so many device pixels for one of the image on, the stairs of a mask are seen and its outline is drawn as one. */
const OUTLINE_FROM = 2;

/** An outline with more corners than about twice this is too much to trace for each painting. */
const MOST_BOUNDARIES = 40_000;

/** True for a mask that is painted by its outline, as other shapes are. */
export function isPaintedByOutline(mask: Mask, density: number): boolean {
  return density >= OUTLINE_FROM && isOutlined(mask);
}

/** False for noise, whose outline would be as long as the mask is large. */
export function isOutlined(mask: Mask): boolean {
  return spansOf(mask).ys.length <= MOST_BOUNDARIES;
}

/** Paints on a context whose unit is the image pixel. */
export function paintMask(context: CanvasRenderingContext2D, mask: Mask, look: MaskLook, density: number): void {
  const { canvas, x, y, width, height } = maskBitmap(mask, look, density);
  context.imageSmoothingEnabled = density < 1;
  context.drawImage(canvas, x, y, width, height);
}
