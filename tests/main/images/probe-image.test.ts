import { chmodSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { sharp } from '@main/images/sharp';
import { describe, expect, it } from 'vitest';
import { probeImage } from '@main/images/probe-image';
import { everyFormat, quartered, writeJpeg } from '@tests/support/pictures';
import { temporaryFolder } from '@tests/support/temporary-store';

async function codeOf(path: string): Promise<string> {
  try {
    await probeImage(path);
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'no error';
}

describe('reading a picture', () => {
  it('tells size, format and depth of every format, by what is inside and not by the name', async () => {
    const files = await everyFormat(temporaryFolder());
    const probed = await Promise.all(
      Object.entries(files).map(async ([name, path]) => [name, await probeImage(path)] as const),
    );
    for (const [, { width, height }] of probed) expect([width, height]).toEqual([60, 40]);
    expect(Object.fromEntries(probed.map(([name, { format, bitDepth }]) => [name, `${format} ${bitDepth}`]))).toEqual({
      'a.bmp': 'bmp 8',
      'a.jpg': 'jpeg 8',
      'a.png': 'png 8',
      'a.webp': 'webp 8',
      'a.avif': 'avif 8',
      'a.gif': 'gif 8',
      'a.tif': 'tiff 8',
      'deep.tif': 'tiff 16',
      'deep.png': 'png 16',
    });
    const misnamed = join(temporaryFolder(), 'really a png.jpg');
    writeFileSync(misnamed, readFileSync(files['a.png']!));
    expect((await probeImage(misnamed)).format).toBe('png');
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'gives the size of an upright picture for EXIF orientation %i',
    async (orientation) => {
      const path = join(temporaryFolder(), 'turned.jpg');
      await quartered().jpeg().withMetadata({ orientation }).toFile(path);
      const { width, height } = await probeImage(path);
      expect([width, height]).toEqual(orientation >= 5 ? [40, 60] : [60, 40]);
    },
  );

  it('reads names with spaces, Korean letters and line breaks', async () => {
    const path = await writeJpeg(join(temporaryFolder(), '거리 사진\n(1).jpg'), 1);
    expect((await probeImage(path)).bytes).toBe(readFileSync(path).length);
  });

  it('says what is wrong with files that are no pictures', async () => {
    const folder = temporaryFolder();
    const text = join(folder, 'text.jpg');
    writeFileSync(text, 'BMhello, I am a text');
    const svg = join(folder, 'drawing.png');
    writeFileSync(svg, '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const empty = join(folder, 'empty.jpg');
    writeFileSync(empty, '');
    mkdirSync(join(folder, 'folder.jpg'));
    expect(await codeOf(text)).toBe('image.unsupported');
    expect(await codeOf(svg)).toBe('image.unsupported');
    expect(await codeOf(empty)).toBe('image.broken');
    expect(await codeOf(join(folder, 'folder.jpg'))).toBe('image.unsupported');
    expect(await codeOf(join(folder, 'none.jpg'))).toBe('image.missing');
  });

  it.skipIf(process.getuid?.() === 0)('says that a file may not be read', async () => {
    const path = await writeJpeg(join(temporaryFolder(), 'locked.jpg'), 1);
    chmodSync(path, 0);
    expect(await codeOf(path)).toBe('image.unreadable');
  });

  it('finds that a picture is cut off, in every format that can tell', async () => {
    const folder = temporaryFolder();
    const noise = sharp(Buffer.from(Array.from({ length: 90_000 }, (_, i) => (i * 7919) % 251)), {
      raw: { width: 200, height: 150, channels: 3 },
    });
    for (const format of ['jpeg', 'png', 'webp', 'tiff', 'gif'] as const) {
      const path = join(folder, `cut.${format}`);
      await noise.clone().toFormat(format).toFile(path);
      truncateSync(path, Math.floor(readFileSync(path).length * 0.6));
      expect(`${format} ${await codeOf(path)}`).toBe(`${format} image.broken`);
    }
  });

  it('refuses a small file that claims to be an enormous picture', async () => {
    const path = join(temporaryFolder(), 'bomb.png');
    const header = Buffer.alloc(13);
    header.writeUInt32BE(100_000, 0);
    header.writeUInt32BE(100_000, 4);
    header.set([8, 2, 0, 0, 0], 8);
    writeFileSync(
      path,
      Buffer.concat([
        Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
        chunk('IHDR', header),
        chunk('IDAT', deflateSync(Buffer.alloc(999))),
        chunk('IEND', Buffer.alloc(0)),
      ]),
    );
    expect(await codeOf(path)).toBe('image.tooLarge');

    function chunk(type: string, data: Buffer): Buffer {
      const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
      const frame = Buffer.alloc(8);
      frame.writeUInt32BE(data.length, 0);
      frame.writeUInt32BE(crc32(body), 4);
      return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
    }
  });

  it('refuses a bitmap that claims to be enormous before it makes room for it', async () => {
    const folder = temporaryFolder();
    const { ['a.bmp']: path } = await everyFormat(folder);
    const bytes = readFileSync(path!);
    bytes.writeInt32LE(2_000_000, 18);
    bytes.writeInt32LE(2_000_000, 22);
    writeFileSync(path!, bytes);
    expect(await codeOf(path!)).toBe('image.tooLarge');
    writeFileSync(path!, bytes.subarray(0, 20));
    expect(await codeOf(path!)).toBe('image.broken');
  });
});
