import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openImage } from '@main/prelabel/decode-image';

const astronaut = resolve(import.meta.dirname, '../../fixtures/images/astronaut.jpg');

describe('an image that cannot be read', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-images-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  async function decode(path: string) {
    return (await openImage(path)).pixels({ width: 8, height: 8 });
  }

  it('is not there', async () => {
    const path = join(folder, 'none.jpg');
    await expect(decode(path)).rejects.toMatchObject({ code: 'image.missing', params: { path } });
  });

  it('is not an image', async () => {
    const path = join(folder, 'text.jpg');
    await writeFile(path, 'not a photograph');
    await expect(decode(path)).rejects.toMatchObject({ code: 'image.unsupported', params: { path } });
  });

  it('was cut off in the middle', async () => {
    const path = join(folder, 'half.jpg');
    const bytes = await readFile(astronaut);
    await writeFile(path, bytes.subarray(0, bytes.length / 2));
    await expect(decode(path)).rejects.toMatchObject({ code: 'image.broken', params: { path } });
  });
});
