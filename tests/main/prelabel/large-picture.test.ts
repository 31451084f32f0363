import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharp } from '@main/images/sharp';
import { openImage } from '@main/prelabel/decode-image';
import { temporaryFolder } from '@tests/support/temporary-store';

const size = { width: 9000, height: 6000 };
const region = { x: 8000, y: 5000, width: 400, height: 300 };
const wanted = { width: 40, height: 30 };
/** What the picture takes when all of it is decoded. */
const decodedBytes = size.width * size.height * 3;

/** Dark, with a light part. @returns its path. */
async function writePicture(): Promise<string> {
  const light = { create: { width: 500, height: 400, channels: 3, background: '#e0a020' } } as const;
  const path = join(temporaryFolder(), 'large.png');
  await sharp({ create: { ...size, channels: 3, background: '#203040' } })
    .composite([{ input: await sharp(light).png().toBuffer(), left: 8050, top: 5100 }])
    .png({ compressionLevel: 1 })
    .toFile(path);
  return path;
}

describe('a part of a picture of 54 megapixels', () => {
  it('is read from the file and not cut out of the whole picture in memory, and is the same', async () => {
    const image = await openImage(await writePicture());
    expect(image.size).toEqual(size);
    const before = process.memoryUsage.rss();
    const cut = await image.crops();
    const crops = [await cut(region, wanted), await cut(region, wanted)];
    expect(process.memoryUsage.rss() - before).toBeLessThan(decodedBytes / 2);
    const [first, second] = crops;
    expect(first).toEqual(second);
    const { data } = await image.part(region).pixels(wanted);
    expect(first!.data).toEqual(data);
    const at = (x: number, y: number) => [...data.subarray((y * wanted.width + x) * 3, (y * wanted.width + x) * 3 + 3)];
    expect(at(0, 0)).toEqual([0x20, 0x30, 0x40]);
    expect(at(20, 20)).toEqual([0xe0, 0xa0, 0x20]);
  });
});
