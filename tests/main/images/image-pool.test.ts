import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImagePool } from '@main/images/image-pool';
import { UserError } from '@shared/lib/user-error';
import { buildWorker } from '@tests/support/build-worker';
import { everyFormat, writeJpeg } from '@tests/support/pictures';
import { temporaryFolder } from '@tests/support/temporary-store';

let pool: ImagePool;
beforeAll(async () => {
  // One thread, so that what waits and what runs is known.
  pool = new ImagePool(await buildWorker('image-worker.ts', ['main/images', 'shared/lib', 'shared/model']), 1);
});
afterAll(() => pool.close());

describe('the decoders', () => {
  it('take a picture from its file to a thumbnail and to what the window shows', async () => {
    const cache = temporaryFolder();
    const { ['deep.tif']: path } = await everyFormat(temporaryFolder());
    const source = { path: path!, ...(await pool.run('probe', { path: path! })) };
    const made = [
      await pool.run('thumbnail', { cache, source }),
      await pool.run('display', { cache, source }, { urgent: true }),
    ];
    for (const file of made) {
      expect(file.startsWith(cache)).toBe(true);
      expect((await pool.run('probe', { path: file })).bitDepth).toBe(8);
    }
  });

  it('do what a person looks at before the rest', async () => {
    const path = await writeJpeg(join(temporaryFolder(), 'a.jpg'), 1);
    const order: string[] = [];
    const ask = (name: string, urgent: boolean) => pool.run('probe', { path }, { urgent }).then(() => order.push(name));
    await Promise.all([ask('running', false), ask('import 1', false), ask('import 2', false), ask('looked at', true)]);
    expect(order).toEqual(['running', 'looked at', 'import 1', 'import 2']);
  });

  it('make one thumbnail of a picture that is asked for twice at the same time', async () => {
    const path = await writeJpeg(join(temporaryFolder(), 'a.jpg'), 1);
    const source = { path, ...(await pool.run('probe', { path })) };
    const asked = [pool.derive('thumbnail', { cache: temporaryFolder(), source })];
    asked.push(pool.derive('thumbnail', { cache: temporaryFolder(), source }));
    expect(new Set(await Promise.all(asked)).size).toBe(1);
  });

  it('leave out what was cancelled while it waited, and what was cancelled before', async () => {
    const path = await writeJpeg(join(temporaryFolder(), 'a.jpg'), 1);
    const controller = new AbortController();
    const running = pool.run('probe', { path });
    const waiting = pool.run('probe', { path }, { signal: controller.signal });
    controller.abort();
    const [, outcome] = await Promise.allSettled([running, waiting]);
    expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
    await expect(pool.run('probe', { path }, { signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('give errors that a person can read across the thread, and go on', async () => {
    const folder = temporaryFolder();
    const broken = join(folder, 'broken.png');
    writeFileSync(broken, '\x89PNG\r\n\x1a\nnothing', 'latin1');
    const error: unknown = await pool.run('probe', { path: broken }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code: 'image.broken', params: { path: broken } });
    expect(await pool.run('probe', { path: await writeJpeg(join(folder, 'a.jpg'), 1) })).toMatchObject({
      format: 'jpeg',
    });
  });

  it('make a thumbnail anew when the cache was deleted meanwhile, and fail clearly when the picture was', async () => {
    const cache = temporaryFolder();
    const path = await writeJpeg(join(temporaryFolder(), 'a.jpg'), 1);
    const source = { path, ...(await pool.run('probe', { path })) };
    const first = await pool.run('thumbnail', { cache, source });
    rmSync(cache, { recursive: true });
    expect(await pool.run('thumbnail', { cache, source })).toBe(first);
    expect(existsSync(first)).toBe(true);
    rmSync(cache, { recursive: true });
    rmSync(path);
    await expect(pool.run('thumbnail', { cache, source })).rejects.toMatchObject({ code: 'image.missing' });
  });
});
