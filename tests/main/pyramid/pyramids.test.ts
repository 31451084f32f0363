import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { splitTile } from '@main/images/samples';
import { sharp } from '@main/images/sharp';
import type { JobContext } from '@main/jobs/job';
import { clearPartials, evict } from '@main/pyramid/pyramid-files';
import { Pyramids } from '@main/pyramid/pyramids';
import { tileCount, tileLevels } from '@shared/lib/tile-levels';
import type { ImageFormat } from '@shared/model/image';
import { buildWorker } from '@tests/support/build-worker';
import { sixteenBitTiff } from '@tests/support/sixteen-bit-tiff';
import { temporaryFolder } from '@tests/support/temporary-store';

const size = { width: 2101, height: 1301 };
let entry: string;

beforeAll(async () => {
  entry = await buildWorker('pyramid-worker.ts', ['main/images', 'main/pyramid', 'shared/lib', 'shared/model']);
});

/** Every pixel says where it is: red its column, green its row, in steps that survive nothing but losslessness. */
async function writeMap(path: string, format: 'png' | 'jpeg'): Promise<void> {
  const { width, height } = size;
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    data[at * 3] = (at % width) & 255;
    data[at * 3 + 1] = Math.floor(at / width) & 255;
    data[at * 3 + 2] = ((at % width) >> 8) * 16 + (Math.floor(at / width) >> 8);
  }
  await sharp(data, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toFile(path);
}

function begin(
  cache: string,
  format: ImageFormat,
  path: string,
  context: Partial<JobContext> = {},
  bitDepth: 8 | 16 = 8,
) {
  const pyramids = new Pyramids({ entry, cache });
  const source = { path, sha256: 'a'.repeat(64), format, bitDepth } as const;
  let over: Promise<void> = Promise.resolve();
  pyramids.build(source, size, (work) => {
    over = work({ signal: new AbortController().signal, progress: () => {}, ...context });
    return 'job';
  });
  return { pyramids, over: () => over, image: { ...size, sha256: source.sha256, format, bitDepth } };
}

describe('a large picture', () => {
  it('is cut into the tiles of all its levels, each where the window looks for it', async () => {
    const [folder, cache] = [temporaryFolder(), temporaryFolder()];
    await writeMap(join(folder, 'map.png'), 'png');
    const told: number[] = [];
    const { pyramids, over, image } = begin(cache, 'png', join(folder, 'map.png'), {
      progress: (done) => void told.push(done),
    });
    await over();
    expect(await pyramids.isReady(image.sha256)).toBe(true);
    const levels = tileLevels(size.width, size.height);
    expect(told.at(-1)).toBe(tileCount(levels));
    for (const [level, { width, height, columns, rows }] of levels.entries()) {
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const file = pyramids.tileFile(image, { level, column, row })!;
          expect(await sharp(file).metadata()).toMatchObject({
            width: Math.min(512, width - column * 512),
            height: Math.min(512, height - row * 512),
          });
        }
      }
    }
    const pixels = await sharp(pyramids.tileFile(image, { level: 0, column: 3, row: 2 })!)
      .removeAlpha()
      .raw()
      .toBuffer();
    const at = (100 * 512 + 200) * 3;
    const [x, y] = [3 * 512 + 200, 2 * 512 + 100];
    expect([...pixels.subarray(at, at + 3)]).toEqual([x & 255, y & 255, (x >> 8) * 16 + (y >> 8)]);
  });

  it('of 16 bits keeps all of them in its tiles, and each gives them to the window as two halves of eight', async () => {
    const [folder, cache] = [temporaryFolder(), temporaryFolder()];
    const { width, height } = size;
    const valueAt = (x: number, y: number) => (x * 31 + y * 17) & 65_535;
    const samples = Uint16Array.from({ length: width * height }, (_, at) =>
      valueAt(at % width, Math.floor(at / width)),
    );
    writeFileSync(join(folder, 'deep.tif'), sixteenBitTiff(width, height, 1, samples));
    const { over, pyramids, image } = begin(cache, 'tiff', join(folder, 'deep.tif'), {}, 16);
    await over();
    const tile = pyramids.tileFile(image, { level: 0, column: 3, row: 2 })!;
    const halves = await sharp(await splitTile(tile))
      .extractChannel(0)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(halves.info).toMatchObject({ width: 512, height: 2 * (height - 1024) });
    const [column, row] = [200, 100];
    const [high, low] = [0, height - 1024].map((top) => halves.data[(top + row) * 512 + column]!);
    expect(high! * 256 + low!).toBe(valueAt(3 * 512 + column, 2 * 512 + row));
  });

  it('has no tile outside of itself, whatever is asked for', () => {
    const pyramids = new Pyramids({ entry, cache: temporaryFolder() });
    const image = { ...size, sha256: 'a'.repeat(64), format: 'png' as const, bitDepth: 8 as const };
    for (const tile of [
      { level: 0, column: 5, row: 0 },
      { level: 0, column: 0, row: 3 },
      { level: 9, column: 0, row: 0 },
    ]) {
      expect(pyramids.tileFile(image, tile)).toBeNull();
    }
  });

  it('leaves nothing behind when it is damaged, and says so', async () => {
    const [folder, cache] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(folder, 'broken.png'), 'no picture');
    const { pyramids, over, image } = begin(cache, 'png', join(folder, 'broken.png'));
    await expect(over()).rejects.toMatchObject({ code: 'image.broken' });
    expect(await pyramids.isReady(image.sha256)).toBe(false);
    expect(readdirSync(join(cache, 'tiles'))).toEqual([]);
  });

  it('leaves nothing behind when its cutting is cancelled', async () => {
    const [folder, cache] = [temporaryFolder(), temporaryFolder()];
    await writeMap(join(folder, 'map.jpg'), 'jpeg');
    const abort = new AbortController();
    const { pyramids, over, image } = begin(cache, 'jpeg', join(folder, 'map.jpg'), { signal: abort.signal });
    abort.abort();
    await expect(over()).rejects.toBe(abort.signal.reason);
    expect(await pyramids.isReady(image.sha256)).toBe(false);
    expect(existsSync(join(cache, 'tiles')) ? readdirSync(join(cache, 'tiles')) : []).toEqual([]);
  });
});

describe('the tiles on disk', () => {
  function makeTiles(cache: string, name: string, count: number, used: number): void {
    mkdirSync(join(cache, 'tiles', name, '0'), { recursive: true });
    for (let tile = 0; tile < count; tile++) writeFileSync(join(cache, 'tiles', name, '0', `${tile}_0.png`), '');
    utimesSync(join(cache, 'tiles', name), used, used);
  }

  it('are taken for whole only when they are: what a crash left is cleared', async () => {
    const cache = temporaryFolder();
    makeTiles(cache, `${'a'.repeat(64)}.1234.partial`, 3, 1);
    makeTiles(cache, `${'a'.repeat(64)}.1234.partial.work_files`, 3, 1);
    makeTiles(cache, 'b'.repeat(64), 3, 1);
    await clearPartials(cache);
    expect(readdirSync(join(cache, 'tiles'))).toEqual(['b'.repeat(64)]);
  });

  it('of the pictures that were not looked at for longest go first, and never those just made', async () => {
    const cache = temporaryFolder();
    for (const [index, name] of ['new', 'old', 'middle', 'just-made'].entries()) {
      makeTiles(cache, name, 10, [40, 10, 20, 5][index]!);
    }
    await evict(cache, 25, join(cache, 'tiles', 'just-made'));
    expect(readdirSync(join(cache, 'tiles')).sort()).toEqual(['just-made', 'new']);
  });
});
