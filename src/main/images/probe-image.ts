import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { Image } from '@shared/model/image';
import { decoding, openPicture } from './decoder';
import { sniffFormat, SNIFF_BYTES } from './format';
import { broken, describeReadError, unsupported } from './read-errors';

/** What is read from a picture before it may enter a project. Sizes in pixels after EXIF orientation. */
export type ProbedImage = Pick<Image, 'sha256' | 'width' | 'height' | 'format' | 'bytes' | 'bitDepth'>;

/**
 * Reads a whole picture once: hash, size, and a decode of every pixel, so that a truncated file is found here and not
 * in the middle of somebody's work.
 *
 * @throws UserError `image.missing`, `image.unreadable`, `image.unsupported`, `image.broken`, `image.tooLarge`.
 */
export async function probeImage(path: string): Promise<ProbedImage> {
  const { bytes, head, sha256 } = await hashFile(path);
  if (bytes === 0) throw broken(path, 'the file is empty');
  const format = sniffFormat(head);
  if (!format) throw unsupported(path);
  return decoding(path, async () => {
    const picture = await openPicture(path, format);
    const { depth } = await picture.metadata();
    const { width, height } = await uprightSize(picture);
    // Shrinking reads every pixel, and lets JPEG do so at an eighth of the size.
    await picture.resize(64, 64, { fit: 'inside' }).raw().toBuffer();
    return { sha256, bytes, format, width, height, bitDepth: bitDepthOf(depth) };
  });
}

async function uprightSize(
  picture: Awaited<ReturnType<typeof openPicture>>,
): Promise<{ width: number; height: number }> {
  const { autoOrient } = await picture.metadata();
  return { width: autoOrient.width, height: autoOrient.height };
}

function bitDepthOf(depth: string | undefined): 8 | 16 | 32 {
  if (depth === 'ushort' || depth === 'short') return 16;
  return depth === 'uchar' || depth === undefined ? 8 : 32;
}

async function hashFile(path: string): Promise<{ bytes: number; head: Uint8Array; sha256: string }> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    if (!(await file.stat()).isFile()) throw unsupported(path);
    const hash = createHash('sha256');
    let bytes = 0;
    let head: Uint8Array = new Uint8Array();
    for await (const chunk of file.createReadStream({
      highWaterMark: 1 << 20,
      autoClose: false,
    }) as AsyncIterable<Buffer>) {
      if (bytes === 0) head = Uint8Array.from(chunk.subarray(0, SNIFF_BYTES));
      bytes += chunk.length;
      hash.update(chunk);
    }
    return { bytes, head, sha256: hash.digest('hex') };
  } catch (error) {
    throw describeReadError(error, path);
  } finally {
    await file?.close();
  }
}
