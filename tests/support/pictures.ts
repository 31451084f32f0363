import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'bmp-ts';
import { sharp } from '@main/images/sharp';
import { sixteenBitTiff } from './sixteen-bit-tiff';

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
