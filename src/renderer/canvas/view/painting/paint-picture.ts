import type { Bounds } from '@shared/geometry/coordinate';
import type { Size } from '../../editor/viewport';
import { levelFor, type Picture } from '../picture/picture';
import { paintTiles } from './paint-tiles';
import type { CanvasTheme } from './theme';

/** From this scale on (16 CSS pixels for one of the image) the borders of pixels are drawn. */
export const PIXEL_GRID_SCALE = 16;

/** Above this many device pixels for one of the image, pixels are shown as squares. */
const SQUARES_FROM = 2;

/**
 * Paints the image on a context whose unit is the image pixel.
 *
 * @param part what to paint, in image pixels.
 * @param density device pixels in one image pixel.
 * @param filter see adjust-filter.ts.
 */
export function paintPicture(
  context: CanvasRenderingContext2D,
  picture: Picture | null,
  size: Size,
  part: Bounds,
  density: number,
  theme: CanvasTheme,
  filter: string,
): void {
  // Smoothing reads beyond the edge of the part, so a little more than the part is drawn.
  const more = 1 + 2 / density;
  const left = Math.max(0, Math.floor(part.minX - more));
  const top = Math.max(0, Math.floor(part.minY - more));
  const right = Math.min(size.width, Math.ceil(part.maxX + more));
  const bottom = Math.min(size.height, Math.ceil(part.maxY + more));
  if (left >= right || top >= bottom) return;
  if (picture === null) {
    context.fillStyle = theme.border;
    context.fillRect(left, top, right - left, bottom - top);
    return;
  }
  context.imageSmoothingEnabled = density < SQUARES_FROM;
  context.imageSmoothingQuality = 'low';
  if (picture.type === 'tiled') {
    // Until the first tile has come there is nothing to see.
    context.fillStyle = theme.border;
    context.fillRect(left, top, right - left, bottom - top);
    context.filter = filter;
    paintTiles(context, picture, { minX: left, minY: top, maxX: right, maxY: bottom }, density);
    context.filter = 'none';
    return;
  }
  const bitmap = levelFor(picture, density * (size.width / picture.width));
  // The display rendition may have other dimensions than the image that coordinates refer to.
  const [x, y] = [bitmap.width / size.width, bitmap.height / size.height];
  context.filter = filter;
  context.drawImage(
    bitmap,
    left * x,
    top * y,
    (right - left) * x,
    (bottom - top) * y,
    left,
    top,
    right - left,
    bottom - top,
  );
  context.filter = 'none';
}

/** Lines between pixels, on the same context. */
export function paintPixelGrid(context: CanvasRenderingContext2D, size: Size, part: Bounds, density: number): void {
  const left = Math.max(0, Math.floor(part.minX));
  const top = Math.max(0, Math.floor(part.minY));
  const right = Math.min(size.width, Math.ceil(part.maxX));
  const bottom = Math.min(size.height, Math.ceil(part.maxY));
  context.beginPath();
  for (let x = left; x <= right; x++) {
    context.moveTo(x, top);
    context.lineTo(x, bottom);
  }
  for (let y = top; y <= bottom; y++) {
    context.moveTo(left, y);
    context.lineTo(right, y);
  }
  context.lineWidth = 1 / density;
  context.strokeStyle = 'rgb(128 128 128 / 45%)';
  context.stroke();
}
