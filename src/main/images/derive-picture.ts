import type { ImageFormat } from '@shared/model/image';
import { decoding, openPicture } from './decoder';
import { cachedFile, makeOnce } from './image-cache';
import { shrunkToEightBits } from './samples';

/** A picture as derived files are made from it. */
export interface PictureSource {
  readonly path: string;
  readonly sha256: string;
  readonly format: ImageFormat;
  readonly bitDepth: 8 | 16 | 32;
}

/** Long side of a thumbnail, in pixels: twice the gallery's usual cell, for dense screens. */
const THUMBNAIL_SIDE = 320;

/** @returns the path of an upright WebP. */
export async function makeThumbnail(cache: string, source: PictureSource): Promise<string> {
  return makeOnce(cachedFile(cache, source.sha256, 'thumbnail.webp'), (partial) =>
    decoding(source.path, async () => {
      const picture =
        source.bitDepth === 16 ? await shrunkToEightBits(source, THUMBNAIL_SIDE) : await toEightBits(source);
      await picture
        .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 78, effort: 2 })
        .toFile(partial);
    }),
  );
}

/** True for what Chromium shows by itself, with every bit that a screen has. */
export function isShownNatively({ format, bitDepth }: PictureSource): boolean {
  return format !== 'tiff' && bitDepth === 8;
}

/** @returns the path of something that Chromium shows: the picture itself, or an upright PNG made from it. */
export async function makeDisplay(cache: string, source: PictureSource): Promise<string> {
  if (isShownNatively(source)) return source.path;
  return makeOnce(cachedFile(cache, source.sha256, 'display.png'), (partial) =>
    decoding(source.path, async () => {
      await (await toEightBits(source)).png({ compressionLevel: 3 }).toFile(partial);
    }),
  );
}

/** Deeper pictures are stretched from their darkest to their lightest value: most use a small part of their range. */
async function toEightBits({ path, format, bitDepth }: PictureSource) {
  const picture = await openPicture(path, format);
  if (bitDepth === 8) return picture;
  const { channels } = await (await openPicture(path, format)).stats();
  const colours = channels.slice(0, channels.length > 2 ? 3 : 1);
  const low = Math.min(...colours.map(({ min }) => min));
  const high = Math.max(...colours.map(({ max }) => max));
  const top = bitDepth === 16 ? 65_535 : 255;
  const gain = high > low ? top / (high - low) : 1;
  return picture
    .removeAlpha()
    .linear(gain, -low * gain)
    .toColourspace('srgb');
}
