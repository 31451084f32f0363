import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sharp } from '@main/images/sharp';

const astronaut = resolve(import.meta.dirname, '../../fixtures/images/astronaut.jpg');
const leakOfOnePicture = 1_000_000;

test('decoding pictures gives their memory back, also inside Electron', async () => {
  const thumbnails = async (count: number) => {
    for (let index = 0; index < count; index++) await sharp(astronaut).resize(64).webp().toBuffer();
  };
  await thumbnails(50);
  const before = process.memoryUsage().rss;
  await thumbnails(300);
  expect(process.memoryUsage().rss - before).toBeLessThan((300 * leakOfOnePicture) / 2);
});

test('a broken picture is refused, not fatal', async () => {
  await expect(sharp(Buffer.from('no picture')).toBuffer()).rejects.toThrow('unsupported image format');
});
