import MagicWand from 'magic-wand-tool';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { maskOfSpans } from '@shared/geometry/mask/codec';
import type { Mask } from '@shared/geometry/mask/mask';
import { resample } from '@shared/geometry/mask/resample';
import { SpanWriter, type Spans } from '@shared/geometry/mask/spans';

/** The picture as it is shown, four bytes a pixel, row by row. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** How a person wants the wand to choose. */
export interface WandSettings {
  /** How far a colour may be from that under the pointer: the most in red, green and blue, 0 to 255. */
  readonly tolerance: number;
  /** Only what hangs together with the pixel under the pointer. */
  readonly isContiguous: boolean;
  readonly makes: 'mask' | 'polygon';
}

export const usualWand: WandSettings = { tolerance: 24, isContiguous: true, makes: 'mask' };

/**
 * The part of an image that looks like the pixel under a point; null beside the image.
 *
 * @param size of the image in its own pixels; what is shown of it may be smaller.
 */
export function alike(
  pixels: Pixels,
  size: { readonly width: number; readonly height: number },
  point: ImagePoint,
  { tolerance, isContiguous }: WandSettings,
): Mask | null {
  const [factorX, factorY] = [size.width / pixels.width, size.height / pixels.height];
  const [x, y] = [Math.floor(point.x / factorX), Math.floor(point.y / factorY)];
  if (x < 0 || y < 0 || x >= pixels.width || y >= pixels.height) return null;
  const filled = isContiguous ? floodFill(pixels, x, y, tolerance)?.data : everywhere(pixels, x, y, tolerance);
  const mask = filled ? maskOfSpans(packed(filled, pixels)) : null;
  if (mask === null || (factorX === 1 && factorY === 1)) return mask;
  return resample(mask, { originX: 0, originY: 0, factorX, factorY });
}

function floodFill({ data, width, height }: Pixels, x: number, y: number, tolerance: number) {
  return MagicWand.floodFill({ data, width, height, bytes: 4 }, x, y, tolerance);
}

function everywhere({ data, width, height }: Pixels, x: number, y: number, tolerance: number): Uint8Array {
  const chosen = new Uint8Array(width * height);
  const at = (y * width + x) * 4;
  const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
  for (let pixel = 0, byte = 0; pixel < chosen.length; pixel++, byte += 4) {
    const isAlike =
      Math.abs(data[byte]! - red) <= tolerance &&
      Math.abs(data[byte + 1]! - green) <= tolerance &&
      Math.abs(data[byte + 2]! - blue) <= tolerance;
    if (isAlike) chosen[pixel] = 1;
  }
  return chosen;
}

function packed(chosen: Uint8Array, { width, height }: Pixels): Spans {
  const writer = new SpanWriter(0);
  for (let x = 0; x < width; x++) {
    for (let y = 0, at = x; y < height; y++, at += width) if (chosen[at] === 1) writer.add(y, y + 1);
    writer.endColumn();
  }
  return writer.finish();
}
