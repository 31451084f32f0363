import type { Bounds } from '@shared/geometry/coordinate';
import { TILE, tileAt, tileKey, type Tile } from '@shared/geometry/mask/tiles';
import type { Stroke } from '../../tools/brush/stroke';
import { tint, type MaskLook } from './mask-bitmaps';

const tinted = new WeakMap<Tile, { readonly colour: string; readonly image: ImageData }>();

/**
 * Paints what a stroke makes of its mask, on a context whose unit is the image pixel.
 *
 * @param part what to paint of it, in image pixels.
 */
export function paintStroke(
  context: CanvasRenderingContext2D,
  { pixels }: Stroke,
  part: Bounds,
  look: MaskLook,
  density: number,
): void {
  const [left, right] = [Math.max(0, Math.floor(part.minX / TILE)), Math.ceil(part.maxX / TILE)];
  const [top, bottom] = [Math.max(0, Math.floor(part.minY / TILE)), Math.ceil(part.maxY / TILE)];
  if (left >= right || top >= bottom) return;
  // Tiles are put together first: each drawn by itself would leave seams.
  const canvas = new OffscreenCanvas((right - left) * TILE, (bottom - top) * TILE);
  const whole = canvas.getContext('2d');
  if (whole === null) return;
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      const image = imageOf(tileAt(pixels, tileKey(column, row)), look);
      whole.putImageData(image, (column - left) * TILE, (row - top) * TILE);
    }
  context.imageSmoothingEnabled = density < 1;
  context.drawImage(canvas, left * TILE, top * TILE);
}

function imageOf(tile: Tile, look: MaskLook): ImageData {
  const known = tinted.get(tile);
  if (known?.colour === look.colour) return known.image;
  const image = new ImageData(TILE, TILE);
  tint(image, tile, look, 1);
  tinted.set(tile, { colour: look.colour, image });
  return image;
}
