import { sharp } from '@main/images/sharp';

const CELL = 256;

/**
 * Writes a JPEG of `side` x `side` pixels: columns of one pixel, light and dark by turns. It is made as it is written,
 * so that memory holds a strip of it.
 *
 * @returns the milliseconds that it took.
 */
export async function makeHugePicture(path: string, side: number): Promise<number> {
  const began = performance.now();
  const columns = Buffer.alloc(CELL * CELL * 3);
  for (let at = 0; at < CELL * CELL; at++) columns.set(at % 2 === 0 ? [30, 220, 70] : [10, 90, 30], at * 3);
  const input = await sharp(columns, { raw: { width: CELL, height: CELL, channels: 3 } })
    .png()
    .toBuffer();
  const [right, bottom] = [side - CELL, side - CELL];
  await sharp(input, { limitInputPixels: false })
    .extend({ right, bottom, extendWith: 'repeat' })
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toFile(path);
  return Math.round(performance.now() - began);
}
