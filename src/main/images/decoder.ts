import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { decode } from 'bmp-ts';
import type { Sharp } from 'sharp';
import { UserError } from '@shared/lib/user-error';
import type { ImageFormat } from '@shared/model/image';
import { broken, describeReadError, missing, tooLarge } from './read-errors';
import { sharp } from './sharp';

/** The most pixels that a picture may have: a 30,000 x 30,000 survey fits, a decompression bomb does not. */
export const PIXEL_LIMIT = 1_000_000_000;

/**
 * Opens a picture for decoding, upright (EXIF orientation applied). Failures come when it is read: see `decoding`.
 *
 * @param sequentialRead read it once from top to bottom, holding a strip of it; only for pictures that are stored upright.
 */
export async function openPicture(path: string, format: ImageFormat, sequentialRead = false): Promise<Sharp> {
  if (format === 'bmp') return openBitmap(path);
  return sharp(path, { failOn: 'error', limitInputPixels: PIXEL_LIMIT, autoOrient: true, sequentialRead });
}

/** libvips reads no BMP; bmp-ts (MIT, used by jimp) does. */
async function openBitmap(path: string): Promise<Sharp> {
  const bytes = await readFile(path);
  const width = Math.abs(bytes.readInt32LE(18));
  const height = Math.abs(bytes.readInt32LE(22));
  if (width * height > PIXEL_LIMIT) throw tooLarge(path, PIXEL_LIMIT);
  const picture = decode(bytes, { toRGBA: true });
  // Bitmaps rarely carry a meaningful fourth channel; what is in it would make most of them invisible.
  return sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 4 } }).removeAlpha();
}

/** Runs a piece of decoding, with the decoder's failures put into words. */
export async function decoding<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const described = describeReadError(error, path);
    if (described instanceof UserError || !(error instanceof Error)) throw described;
    if (/exceeds pixel limit/i.test(error.message)) throw tooLarge(path, PIXEL_LIMIT);
    // A file may go away while it is read; what the decoder says of it then has many words.
    if (/input file is missing/i.test(error.message) || !existsSync(path)) throw missing(path);
    throw broken(path, firstLine(error.message));
  }
}

function firstLine(message: string): string {
  return message.split('\n')[0]!.slice(0, 200);
}
