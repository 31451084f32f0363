import { open } from 'node:fs/promises';
import { decoding, openPicture } from '@main/images/decoder';
import { sniffFormat, SNIFF_BYTES } from '@main/images/format';
import { unsupported } from '@main/images/read-errors';
import type { Pixels, Size } from './preprocess';

/** An image whose size is known and whose pixels have not been decoded yet. */
export interface OpenImage {
  /** The size as a person sees it, that is after the EXIF orientation. */
  readonly size: Size;
  /** Decodes and resizes (bilinear), ignoring proportions; 8 bits per sample, sRGB, transparency on black. */
  pixels(size: Size): Promise<Pixels>;
}

/** @throws UserError `image.missing`, `image.unreadable`, `image.unsupported`, `image.broken`, `image.tooLarge`. */
export async function openImage(path: string): Promise<OpenImage> {
  const format = await decoding(path, async () => sniffFormat(await readHead(path)));
  if (!format) throw unsupported(path);
  return decoding(path, async () => {
    const picture = await openPicture(path, format);
    const { autoOrient } = await picture.metadata();
    return {
      size: { width: autoOrient.width, height: autoOrient.height },
      pixels: (size) =>
        decoding(path, async () => {
          const { data, info } = await picture
            .resize(size.width, size.height, { fit: 'fill', kernel: 'linear' })
            .flatten()
            .toColourspace('srgb')
            .raw({ depth: 'uchar' })
            .toBuffer({ resolveWithObject: true });
          return { data, width: info.width, height: info.height, channels: 3 };
        }),
    };
  });
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
