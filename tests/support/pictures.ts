import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'bmp-ts';
import { sharp } from '@main/images/sharp';

/** A red top left quarter on blue, so that every turn and flip shows. Width 60, height 40. */
export function quartered(width = 60, height = 40, colour = '#d03020') {
  const mark = { create: { width: width >> 1, height: height >> 1, channels: 3, background: colour } } as const;
  const ground = { create: { width, height, channels: 3, background: '#2040a0' } } as const;
  return sharp(ground).composite([{ input: mark, left: 0, top: 0 }]);
}

/** Writes a JPEG that tells apart from the others of its test by `seed`. */
export async function writeJpeg(path: string, seed: number): Promise<string> {
  const colour = `#${((seed * 2654435761) >>> 8).toString(16).padStart(6, '0').slice(-6)}`;
  await quartered(64, 48, colour).jpeg().toFile(path);
  return path;
}

/** One picture in each format that Plumbline reads. */
export async function everyFormat(folder: string): Promise<Record<string, string>> {
  const at = (name: string) => join(folder, name);
  const { data, info } = await quartered().ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const abgr = Buffer.alloc(data.length);
  for (let i = 0; i < data.length; i += 4) abgr.set([data[i + 3]!, data[i + 2]!, data[i + 1]!, data[i]!], i);
  writeFileSync(at('a.bmp'), encode({ data: abgr, width: info.width, height: info.height, bitPP: 24 }).data);
  await quartered().jpeg().toFile(at('a.jpg'));
  await quartered().png().toFile(at('a.png'));
  await quartered().webp().toFile(at('a.webp'));
  await quartered().avif().toFile(at('a.avif'));
  await quartered().gif().toFile(at('a.gif'));
  await quartered().tiff().toFile(at('a.tif'));
  const { data: deep } = await quartered()
    .removeAlpha()
    .toColourspace('rgb16')
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true });
  writeFileSync(at('deep.tif'), sixteenBitTiff(60, 40, 3, new Uint16Array(deep.buffer, deep.byteOffset, 60 * 40 * 3)));
  await quartered().toColourspace('rgb16').png().toFile(at('deep.png'));
  return Object.fromEntries(
    ['a.bmp', 'a.jpg', 'a.png', 'a.webp', 'a.avif', 'a.gif', 'a.tif', 'deep.tif', 'deep.png'].map((name) => [
      name,
      at(name),
    ]),
  );
}

/** An uncompressed TIFF of 16 bits a sample (TIFF 6.0, section 6), which sharp does not write. */
export function sixteenBitTiff(width: number, height: number, channels: 1 | 3, samples: Uint16Array): Buffer {
  const pixels = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => pixels.writeUInt16LE(sample, index * 2));
  const entries: readonly (readonly [tag: number, value: number])[] = [
    [256, width],
    [257, height],
    [258, 16],
    [259, 1],
    [262, channels === 1 ? 1 : 2],
    [273, 8],
    [277, channels],
    [278, height],
    [279, pixels.length],
    [284, 1],
  ];
  const directory = Buffer.alloc(2 + entries.length * 12 + 4);
  directory.writeUInt16LE(entries.length, 0);
  entries.forEach(([tag, value], index) => {
    const at = 2 + index * 12;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(4, at + 2);
    directory.writeUInt32LE(1, at + 4);
    directory.writeUInt32LE(value, at + 8);
  });
  const header = Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0]);
  header.writeUInt32LE(8 + pixels.length, 4);
  return Buffer.concat([header, pixels, directory]);
}
