import { open } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import type { Rectangle } from '@shared/embeddings/region';
import { decoding, openPicture } from '@main/images/decoder';
import { sniffFormat, SNIFF_BYTES } from '@main/images/format';
import { unsupported } from '@main/images/read-errors';
import { sharp } from '@main/images/sharp';
import type { Pixels, Size } from './preprocess';

/** An image whose size is known and whose pixels have not been decoded yet. */
export interface OpenImage {
  /** The size as a person sees it, that is after the EXIF orientation. */
  readonly size: Size;
  /** Decodes and resizes (bilinear), ignoring proportions; 8 bits per sample, sRGB, transparency on black. */
  pixels(size: Size): Promise<Pixels>;
  /** A part of the image as if it were one of its own. */
  part(region: Rectangle): OpenImage;
  /** Prepares to cut parts out of the image and to resize each, ignoring proportions. */
  crops(): Promise<(region: Rectangle, size: Size) => Promise<Pixels>>;
}

/** An image up to this size is decoded once for all its parts; of a larger one each part is read from the file. */
const mostHeldPixels = 50_000_000;

/** @throws UserError `image.missing`, `image.unreadable`, `image.unsupported`, `image.broken`, `image.tooLarge`. */
export async function openImage(path: string): Promise<OpenImage> {
  const format = await decoding(path, async () => sniffFormat(await readHead(path)));
  if (!format) throw unsupported(path);
  return decoding(path, async () => {
    const picture = await openPicture(path, format);
    const { autoOrient } = await picture.metadata();
    const upright = { width: autoOrient.width, height: autoOrient.height };
    return openPart(path, picture, upright);
  });
}

function openPart(path: string, picture: Sharp, size: Size): OpenImage {
  return {
    size,
    pixels: (wanted) => decoding(path, () => resized(picture.clone(), wanted)),
    part: (region) => openPart(path, extracted(picture.clone(), region), region),
    crops: async () => {
      // Asked of the image and not of the number of parts: the same part must always give the same pixels.
      const isHeld = size.width * size.height <= mostHeldPixels;
      const whole = isHeld ? await decoding(path, () => resized(picture.clone(), size)) : null;
      return (region, wanted) =>
        decoding(path, () =>
          resized(extracted(whole ? sharp(whole.data, { raw: whole }) : picture.clone(), region), wanted),
        );
    },
  };
}

function extracted(picture: Sharp, { x, y, width, height }: Rectangle): Sharp {
  return picture.extract({ left: x, top: y, width, height });
}

async function resized(picture: Sharp, size: Size): Promise<Pixels> {
  const { data, info } = await picture
    .resize(size.width, size.height, { fit: 'fill', kernel: 'linear' })
    .flatten()
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 3 };
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
