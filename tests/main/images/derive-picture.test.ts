import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharp } from '@main/images/sharp';
import { describe, expect, it } from 'vitest';
import { makeDisplay, makeThumbnail, type PictureSource } from '@main/images/derive-picture';
import { probeImage } from '@main/images/probe-image';
import { makeSamples } from '@main/images/samples';
import { everyFormat, quartered } from '@tests/support/pictures';
import { sixteenBitTiff } from '@tests/support/sixteen-bit-tiff';
import { temporaryFolder } from '@tests/support/temporary-store';

async function sourceOf(path: string): Promise<PictureSource> {
  return { path, ...(await probeImage(path)) };
}

/** The colour in the middle of the top left quarter. */
async function topLeft(path: string): Promise<number[]> {
  const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = ((info.height >> 2) * info.width + (info.width >> 2)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

const isRed = ([red, green, blue]: number[]) => red! > 150 && green! < 90 && blue! < 90;

describe('a thumbnail', () => {
  it('is made of every format, and shows the same picture', async () => {
    const files = await everyFormat(temporaryFolder());
    const cache = temporaryFolder();
    for (const [name, path] of Object.entries(files)) {
      const thumbnail = await makeThumbnail(cache, await sourceOf(path));
      expect(`${name} ${isRed(await topLeft(thumbnail))}`).toBe(`${name} true`);
    }
  });

  it('is upright', async () => {
    const path = join(temporaryFolder(), 'turned.jpg');
    // What a camera held upside down writes: the pixels turned by 180 degrees, and a note of it.
    await sharp(await quartered().png().toBuffer())
      .rotate(180)
      .jpeg()
      .withMetadata({ orientation: 3 })
      .toFile(path);
    expect(isRed(await topLeft(await makeThumbnail(temporaryFolder(), await sourceOf(path))))).toBe(true);
  });

  it('is made once, however many ask at the same time, and leaves nothing half made behind', async () => {
    const { ['a.jpg']: path } = await everyFormat(temporaryFolder());
    const cache = temporaryFolder();
    const source = await sourceOf(path!);
    const made = await Promise.all(Array.from({ length: 8 }, () => makeThumbnail(cache, source)));
    expect(new Set(made).size).toBe(1);
    expect(readdirSync(join(made[0]!, '..'))).toHaveLength(1);
  });

  it('fails with a clear error, and no file, when the picture vanished since', async () => {
    const { ['a.jpg']: path } = await everyFormat(temporaryFolder());
    const cache = temporaryFolder();
    const source = await sourceOf(path!);
    rmSync(path!);
    await expect(makeThumbnail(cache, source)).rejects.toMatchObject({ code: 'image.missing' });
    expect(readdirSync(cache, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
  });
});

describe('what the window shows', () => {
  it('is the file itself where Chromium can read it, and an eight-bit PNG where it cannot', async () => {
    const files = await everyFormat(temporaryFolder());
    const cache = temporaryFolder();
    for (const [name, path] of Object.entries(files)) {
      const shown = await makeDisplay(cache, await sourceOf(path));
      const native = !['a.tif', 'deep.tif', 'deep.png'].includes(name);
      expect(`${name} ${shown === path}`).toBe(`${name} ${native}`);
      if (native) continue;
      expect((await sharp(shown).metadata()).depth).toBe('uchar');
      expect(`${name} ${isRed(await topLeft(shown))}`).toBe(`${name} true`);
    }
  });

  it('stretches a dark sixteen-bit picture over the whole range', async () => {
    const path = join(temporaryFolder(), 'dark.tif');
    const ramp = Uint16Array.from({ length: 64 * 64 }, (_, index) => 100 + (index % 64));
    writeFileSync(path, sixteenBitTiff(64, 64, 1, ramp));
    const shown = await makeDisplay(temporaryFolder(), await sourceOf(path));
    const { channels } = await sharp(shown).stats();
    expect(channels[0]!.min).toBeLessThan(5);
    expect(channels[0]!.max).toBeGreaterThan(250);
  });
});

describe('all sixteen bits of a picture', () => {
  it('come as high bytes above low ones, of one channel or of three', async () => {
    for (const channels of [1, 3] as const) {
      const path = join(temporaryFolder(), 'ramp.tif');
      const ramp = Uint16Array.from({ length: 32 * 16 * channels }, (_, index) => (index * 40_503) & 0xffff);
      writeFileSync(path, sixteenBitTiff(32, 16, channels, ramp));
      const made = await makeSamples(temporaryFolder(), await sourceOf(path));
      const { data, info } = await sharp(made).raw().toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual([32, 32]);
      const at = (row: number, sample: number) =>
        data[row * 32 * info.channels + Math.floor(sample / channels) * info.channels + (sample % channels)]!;
      const read = ramp.map((_, sample) => (at(0, sample) << 8) | at(16, sample));
      expect(read).toEqual(ramp);
    }
  });

  it('are shown in a thumbnail by most of them, not by a single hot pixel', async () => {
    const path = join(temporaryFolder(), 'hot.tif');
    const dark = Uint16Array.from({ length: 64 * 64 }, (_, index) => 100 + (index % 64));
    dark[70] = 65_535;
    writeFileSync(path, sixteenBitTiff(64, 64, 1, dark));
    const { channels } = await sharp(await makeThumbnail(temporaryFolder(), await sourceOf(path))).stats();
    expect(channels[0]!.mean).toBeGreaterThan(90);
  });
});
