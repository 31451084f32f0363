import { windowOfSamples, windowTable, TOP_OF_16_BITS } from '@shared/lib/tone-window';
import type { PictureSource } from './derive-picture';
import { decoding, openPicture } from './decoder';
import { cachedFile, makeOnce } from './image-cache';
import { sharp } from './sharp';

interface Samples {
  readonly samples: Uint16Array;
  readonly width: number;
  readonly height: number;
  /** One of grey, or red, green and blue. */
  readonly channels: 1 | 3;
}

/**
 * All 16 bits of a picture, as a PNG that any browser reads exactly: its upper half holds the high bytes of the samples,
 * its lower half the low ones.
 *
 * @returns the path of the PNG, as wide as the picture and twice as high.
 */
export async function makeSamples(cache: string, source: PictureSource): Promise<string> {
  return makeOnce(cachedFile(cache, source.sha256, 'samples.png'), (partial) =>
    decoding(source.path, async () => writeSplit(await readSamples(source, null), partial)),
  );
}

/** The same of a tile of such a picture, beside it. @returns the path of the PNG. */
export async function splitTile(tile: string): Promise<string> {
  return makeOnce(tile.replace(/\.png$/, '.samples.png'), (partial) =>
    decoding(tile, async () => writeSplit(await readSamples({ path: tile, format: 'png' }, null), partial)),
  );
}

async function writeSplit({ samples, width, height, channels }: Samples, path: string): Promise<void> {
  const bytes = Buffer.allocUnsafe(samples.length * 2);
  for (let at = 0; at < samples.length; at++) {
    bytes[at] = samples[at]! >> 8;
    bytes[samples.length + at] = samples[at]! & 255;
  }
  await sharp(bytes, { raw: { width, height: height * 2, channels } })
    .png({ compressionLevel: 3 })
    .toFile(path);
}

/** A small copy of a picture of 16 bits, shown in the window that holds nearly all of its values. */
export async function shrunkToEightBits(source: PictureSource, side: number) {
  const { samples, width, height, channels } = await readSamples(source, side);
  const table = windowTable(windowOfSamples(samples), TOP_OF_16_BITS);
  const bytes = Buffer.from(samples.map((sample) => table[sample]!));
  return sharp(bytes, { raw: { width, height, channels } });
}

async function readSamples(
  { path, format }: Pick<PictureSource, 'path' | 'format'>,
  side: number | null,
): Promise<Samples> {
  const { channels } = await (await openPicture(path, format)).metadata();
  const picture = (await openPicture(path, format)).removeAlpha();
  const sized = side === null ? picture : picture.resize(side, side, { fit: 'inside', withoutEnlargement: true });
  const { data, info } = await sized
    .toColourspace(channels < 3 ? 'grey16' : 'rgb16')
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true });
  const samples = new Uint16Array(data.buffer, data.byteOffset, data.length / 2);
  return { samples, width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3 };
}
