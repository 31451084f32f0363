import sharp, { type Sharp } from 'sharp';
import { UserError } from '@shared/lib/user-error';
import type { Pixels, Size } from './preprocess';
import { reasonOf } from './reason';

/** An image whose size is known and whose pixels have not been decoded yet. */
export interface OpenImage {
  /** The size as a person sees it, that is after the EXIF orientation. */
  readonly size: Size;
  /** Decodes and resizes (bilinear), ignoring proportions; 8 bits per sample, sRGB, transparency on black. */
  pixels(size: Size): Promise<Pixels>;
}

export async function openImage(path: string): Promise<OpenImage> {
  const metadata = await orUnreadable(path, () => read(path).metadata());
  return {
    size: metadata.autoOrient,
    pixels: (size) => orUnreadable(path, () => decode(path, size)),
  };
}

function read(path: string): Sharp {
  // A truncated photograph must be an error: suggestions on the grey half of it would look like an empty scene.
  return sharp(path, { autoOrient: true, failOn: 'truncated', sequentialRead: true });
}

async function decode(path: string, size: Size): Promise<Pixels> {
  const { data, info } = await read(path)
    .resize(size.width, size.height, { fit: 'fill', kernel: 'linear' })
    .flatten()
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 3 };
}

async function orUnreadable<T>(path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const reason = reasonOf(error);
    throw new UserError('image-unreadable', { path, reason }, `The image ${path} cannot be read: ${reason}`);
  }
}
