import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TILE_SIDE } from '@shared/lib/tile-levels';
import type { ImageFormat } from '@shared/model/image';
import { decoding, openPicture } from '@main/images/decoder';
import type { PictureSource } from '@main/images/derive-picture';

const lossless: ReadonlySet<ImageFormat> = new Set(['png', 'tiff', 'bmp']);

/** What tiles end in: pixels of a lossless picture stay as they are, and so do all 16 bits. */
export function tileFormat({ format, bitDepth }: Pick<PictureSource, 'format' | 'bitDepth'>): 'png' | 'jpeg' {
  return lossless.has(format) || bitDepth === 16 ? 'png' : 'jpeg';
}

/**
 * Cuts a picture into tiles of all levels, reading it once from top to bottom, so that memory holds a strip of it and
 * not the whole. Level 0 of the folder is the smallest.
 *
 * @throws UserError `image.*`
 */
export async function writePyramid(source: PictureSource, folder: string): Promise<void> {
  const work = `${folder}.work`;
  await mkdir(dirname(folder), { recursive: true });
  await decoding(source.path, async () => {
    const picture = await openForTiles(source);
    const tiled =
      tileFormat(source) === 'png'
        ? picture.png({ compressionLevel: 1 })
        : picture.jpeg({ quality: 90, chromaSubsampling: '4:4:4' });
    await tiled.tile({ size: TILE_SIDE, overlap: 0, depth: 'onetile', layout: 'dz', container: 'fs' }).toFile(work);
  });
  await rm(`${work}.dzi`, { force: true });
  await rm(join(`${work}_files`, 'vips-properties.xml'), { force: true });
  await rename(`${work}_files`, folder);
}

async function openForTiles(source: PictureSource) {
  const { path, format, bitDepth } = source;
  const { orientation = 1, channels: count } = await (await openPicture(path, format)).metadata();
  // A turned picture has to be read in another order than it is stored in: libvips then keeps it in a file meanwhile.
  const sequential = orientation === 1;
  const picture = await openPicture(path, format, sequential);
  if (bitDepth === 8) return picture;
  // Which of its values are shown is chosen while it is looked at.
  if (bitDepth === 16) return picture.removeAlpha().toColourspace(count < 3 ? 'grey16' : 'rgb16');
  const { channels } = await (await openPicture(path, format, sequential)).stats();
  const low = Math.min(...channels.map(({ min }) => min));
  const high = Math.max(...channels.map(({ max }) => max));
  const gain = high > low ? 255 / (high - low) : 1;
  return picture
    .removeAlpha()
    .linear(gain, -low * gain)
    .toColourspace('srgb');
}
