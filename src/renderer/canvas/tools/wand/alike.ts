import MagicWand from 'magic-wand-tool';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { maskOfSpans } from '@shared/geometry/mask/codec';
import type { Mask } from '@shared/geometry/mask/mask';
import { resample } from '@shared/geometry/mask/resample';
import { SpanWriter, type Spans } from '@shared/geometry/mask/spans';
import type { Pixels } from '../pixels/pixels';

/** How a person wants the wand to choose. */
export interface WandSettings {
  /** How far a colour may be from that under the pointer: the most in red, green and blue, 0 to 255. */
  readonly tolerance: number;
  /** Only what hangs together with the pixel under the pointer. */
  readonly isContiguous: boolean;
  readonly makes: 'mask' | 'polygon';
}

export const usualWand: WandSettings = { tolerance: 24, isContiguous: true, makes: 'mask' };

/** The part of some pixels that looks like the one under a point, in pixels of the image; null beside them. */
export function alike(pixels: Pixels, point: ImagePoint, { tolerance, isContiguous }: WandSettings): Mask | null {
  const { width, height, place } = pixels;
  const [factorX, factorY] = [(place.maxX - place.minX) / width, (place.maxY - place.minY) / height];
  const [x, y] = [Math.floor((point.x - place.minX) / factorX), Math.floor((point.y - place.minY) / factorY)];
  if (x < 0 || y < 0 || x >= width || y >= height) return null;
  const filled = isContiguous ? floodFill(pixels, x, y, tolerance)?.data : everywhere(pixels, x, y, tolerance);
  const mask = filled ? maskOfSpans(packed(filled, pixels)) : null;
  if (mask === null) return null;
  const scaled = factorX === 1 && factorY === 1 ? mask : resample(mask, { originX: 0, originY: 0, factorX, factorY });
  return { ...scaled, x: scaled.x + Math.round(place.minX), y: scaled.y + Math.round(place.minY) };
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
