import { copyFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImageFilter } from '@shared/contract/images';
import { checkStore } from '@main/db/check';
import { allImages, imageIds, imageSummary, isMissing } from '@main/db/queries/images';
import { listRoots } from '@main/db/queries/roots';
import type { Store } from '@main/db/store';
import { addImages } from '@main/image-library/add-images';
import { imageTools } from '@main/image-library/image-tools';
import { noteMissing } from '@main/image-library/missing';
import { relocate } from '@main/image-library/relocate';
import { ImagePool } from '@main/images/image-pool';
import { buildWorker } from '@tests/support/build-worker';
import { writeJpeg } from '@tests/support/pictures';
import { temporaryFolder, temporaryStore } from '@tests/support/temporary-store';

let pool: ImagePool;
let store: Store;
let folder: string;
const everything: ImageFilter = { text: '', class: null, state: 'all' };

beforeAll(async () => {
  pool = new ImagePool(await buildWorker('image-worker.ts', ['main/images', 'shared/lib', 'shared/model']), 2);
});
afterAll(() => pool.close());
beforeEach(() => {
  store = temporaryStore();
  folder = temporaryFolder();
});

const context = () => ({ signal: new AbortController().signal, progress: () => undefined });
const add = (paths: readonly string[], how = context()) => addImages(store, paths, imageTools(pool), how);
const paths = () => allImages(store.db).map(({ path }) => path);

async function fill(names: readonly string[]): Promise<void> {
  for (const [seed, name] of names.entries()) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    await writeJpeg(join(folder, name), seed + 1);
  }
}

describe('adding pictures', () => {
  it('takes a folder with all that is below it, and leaves the files where they are', async () => {
    await fill(['b.jpg', 'a/한글.jpg', 'a/deep/er/c.jpg']);
    writeFileSync(join(folder, 'notes.txt'), 'not a picture');
    writeFileSync(join(folder, '.hidden.jpg'), 'not looked at');
    symlinkSync(folder, join(folder, 'loop'));
    const report = await add([folder]);
    expect(report).toMatchObject({ added: 3, duplicates: [], rejected: [], ignored: 2 });
    expect(paths()).toEqual(['a/deep/er/c.jpg', 'a/한글.jpg', 'b.jpg']);
    expect(listRoots(store.db)).toMatchObject([{ folder, images: 3, missing: 0 }]);
    expect(checkStore(store).findings).toEqual([]);
  });

  it('reports what cannot go in, each with its reason, while the rest goes in', async () => {
    await fill(['good.jpg', 'also good.jpg']);
    writeFileSync(join(folder, 'text.jpg'), 'no picture');
    writeFileSync(join(folder, 'empty.png'), '');
    const report = await add([folder, join(folder, 'no such file.jpg')]);
    expect(report.added).toBe(2);
    expect(report.rejected.map(({ path, code }) => [path.slice(folder.length + 1), code]).sort()).toEqual([
      ['empty.png', 'image.broken'],
      ['no such file.jpg', 'image.missing'],
      ['text.jpg', 'image.unsupported'],
    ]);
  });

  it('takes the same content once, and says where it is already', async () => {
    await fill(['a.jpg']);
    copyFileSync(join(folder, 'a.jpg'), join(folder, 'copy of a.jpg'));
    const first = await add([folder]);
    expect(first.added).toBe(1);
    expect(first.duplicates).toHaveLength(1);
    const again = await add([folder]);
    expect(again).toMatchObject({ added: 0, rejected: [] });
    expect(again.duplicates.every(({ sameAs }) => sameAs === paths()[0])).toBe(true);
  });

  it('uses one root for a folder and a file below it', async () => {
    await fill(['sub/a.jpg', 'b.jpg']);
    await add([join(folder, 'b.jpg')]);
    await add([join(folder, 'sub')]);
    expect(paths()).toEqual(['b.jpg', 'sub/a.jpg']);
    expect(listRoots(store.db)).toHaveLength(1);
  });

  it('keeps what is in when it is cancelled, and nothing half done', async () => {
    await fill(Array.from({ length: 30 }, (_, index) => `${index}.jpg`));
    const abort = new AbortController();
    const progress = (done: number) => (done === 5 ? abort.abort() : undefined);
    const cancelled = add([folder], { signal: abort.signal, progress: progress as () => undefined });
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect(paths().length).toBeGreaterThanOrEqual(5);
    expect(paths().length).toBeLessThan(30);
    expect(checkStore(store).findings).toEqual([]);
  });
});

describe('the listing', () => {
  it('filters by part of the path and by state, and sorts', async () => {
    await fill(['street/1.jpg', 'street/2.jpg', 'shop/1.jpg']);
    await add([folder]);
    const names = (filter: Partial<ImageFilter>) =>
      imageIds(store.db, { ...everything, ...filter }, 'path').map((id) => imageSummary(store.db, id)!.path);
    expect(names({})).toEqual(['shop/1.jpg', 'street/1.jpg', 'street/2.jpg']);
    expect(names({ text: 'STREET' })).toEqual(['street/1.jpg', 'street/2.jpg']);
    expect(names({ state: 'labelled' })).toEqual([]);
    expect(names({ text: '%' })).toEqual([]);
  });
});

describe('missing pictures', () => {
  beforeEach(async () => {
    await fill(['a.jpg', 'b.jpg', 'sub/c.jpg']);
    await add([folder]);
  });

  const missing = () =>
    allImages(store.db)
      .filter(({ id }) => isMissing(store.db, id))
      .map(({ path }) => path);

  it('are noted when their file is gone or another, and no longer when it is back', async () => {
    renameSync(join(folder, 'a.jpg'), join(folder, 'away'));
    writeFileSync(join(folder, 'b.jpg'), 'something else');
    expect(await noteMissing(store, context().signal)).toBe(2);
    expect(missing()).toEqual(['a.jpg', 'b.jpg']);
    renameSync(join(folder, 'away'), join(folder, 'a.jpg'));
    await noteMissing(store, context().signal);
    expect(missing()).toEqual(['b.jpg']);
  });

  it('come back when their folder was moved as a whole, without a change in the log', async () => {
    const moved = join(temporaryFolder(), 'moved');
    renameSync(folder, moved);
    const before = store.db.prepare('SELECT count(*) FROM change').pluck().get();
    const report = await relocate(store, listRoots(store.db)[0]!.id, moved, imageTools(pool), context());
    expect(report).toEqual({ found: 3, stillMissing: 0 });
    expect(listRoots(store.db)).toMatchObject([{ folder: moved, missing: 0 }]);
    expect(store.db.prepare('SELECT count(*) FROM change').pluck().get()).toBe(before);
    expect(missing()).toEqual([]);
  });

  it('are found by content where they were renamed, while what is lost stays missing', async () => {
    const elsewhere = temporaryFolder();
    renameSync(join(folder, 'a.jpg'), join(elsewhere, 'renamed.jpg'));
    rmSync(join(folder, 'b.jpg'));
    const report = await relocate(store, listRoots(store.db)[0]!.id, elsewhere, imageTools(pool), context());
    expect(report).toEqual({ found: 1, stillMissing: 1 });
    expect(paths()).toEqual(['b.jpg', 'renamed.jpg', 'sub/c.jpg']);
    expect(missing()).toEqual(['b.jpg']);
    expect(checkStore(store).findings).toEqual([]);
  });

  it('come back to life when they are added again from another place', async () => {
    const elsewhere = temporaryFolder();
    renameSync(join(folder, 'a.jpg'), join(elsewhere, 'a.jpg'));
    await noteMissing(store, context().signal);
    expect(await add([elsewhere])).toMatchObject({ added: 1 });
    expect(missing()).toEqual([]);
    expect(allImages(store.db)).toHaveLength(3);
  });
});

describe('the decoders', () => {
  it('answer for themselves: one that stops fails its own task and is replaced', async () => {
    await fill(['a.jpg']);
    const outcome = expect(pool.run('probe', { path: join(folder, 'a.jpg') })).rejects.toMatchObject({
      code: 'image.decoderStopped',
    });
    await pool.close();
    await outcome;
    expect(await pool.run('probe', { path: join(folder, 'a.jpg') })).toMatchObject({ format: 'jpeg' });
  });
});
