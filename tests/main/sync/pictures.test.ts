import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import { imageIdOf } from '@shared/model/image';
import type { RootId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { assign } from '@main/assignments/assign';
import { allImages, type StoredImage } from '@main/db/queries/images';
import { setPlaceFetchesAll } from '@main/db/queries/places';
import { setRootFolder } from '@main/db/queries/roots';
import type { PictureShelf } from '@main/sync/carrier';
import { fetchPictures } from '@main/sync/pictures/fetch-pictures';
import { folderShelf } from '@main/sync/pictures/folder-shelf';
import { temporaryFolder } from '@tests/support/temporary-store';
import { newLead, newMember, sync, type Person } from '@tests/support/teams';

let shared: string;
let originals: string;
let ada: Person;
let kim: Person;

const pictures = { 'street/one.jpg': 'the bytes of one', 'street/둘.png': 'the bytes of two'.repeat(100_000) };

beforeEach(async () => {
  shared = temporaryFolder();
  originals = temporaryFolder();
  ada = newLead();
  const root = newId<RootId>();
  commit(ada.store, [{ kind: 'root', entity: root, value: { name: 'photos: 2026' } }], 'no-undo');
  setRootFolder(ada.store.db, root, originals);
  for (const [path, content] of Object.entries(pictures)) {
    mkdirSync(dirname(join(originals, path)), { recursive: true });
    writeFileSync(join(originals, path), content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const value = {
      sha256,
      root,
      path,
      width: 4,
      height: 3,
      format: 'png',
      bytes: Buffer.byteLength(content),
      bitDepth: 8,
      addedAt: '2026-11-22T10:00:00.000Z',
    } as const;
    commit(ada.store, [{ kind: 'image', entity: imageIdOf(sha256), value }], 'no-undo');
  }
  kim = await newMember(ada, shared, 'Kim', 'annotator');
});

/** What a person's machine has of each picture, read where the project says that it is. */
function contents({ store }: Person): Record<string, string | undefined> {
  return Object.fromEntries(
    allImages(store.db).map(({ path, folder }) => {
      try {
        return [path, readFileSync(join(folder ?? '/nowhere', path), 'utf8')];
      } catch {
        return [path, undefined];
      }
    }),
  );
}

function sharedPictures(): string[] {
  return readdirSync(shared, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath.includes('pictures'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

describe('pictures that travel with a project', () => {
  it('arrive whole beside the project file, and are sent and fetched once', async () => {
    const report = await sync(kim, shared);
    expect(report.pictures).toEqual({ sent: 0, received: 2, waiting: 0, failed: [], problem: null });
    expect(contents(kim)).toEqual(pictures);
    expect(allImages(kim.store.db)[0]!.folder).toContain(`Kim pictures`);
    expect((await sync(kim, shared)).pictures).toEqual({ sent: 0, received: 0, waiting: 0, failed: [], problem: null });
    expect((await sync(ada, shared)).pictures).toEqual({ sent: 0, received: 0, waiting: 0, failed: [], problem: null });
  });

  it('are counted, and neither sent nor fetched, in a dry run', async () => {
    expect((await sync(kim, shared, { dryRun: true })).pictures).toMatchObject({ received: 2, failed: [] });
    expect(contents(kim)).toEqual({ 'street/one.jpg': undefined, 'street/둘.png': undefined });
  });

  it('stay with who has them when they are not to be sent', async () => {
    for (const file of sharedPictures()) rmSync(file);
    expect((await sync(ada, shared, { sendPictures: false })).pictures).toMatchObject({ sent: 0 });
    expect((await sync(kim, shared)).pictures).toEqual({ sent: 0, received: 0, waiting: 2, failed: [], problem: null });
  });

  it('are not taken when they are damaged, and are put beside the damaged ones by who has them whole', async () => {
    const [file] = sharedPictures() as [string];
    const { size } = statSync(file);
    truncateSync(file, size - 1);
    appendFileSync(file, '!');
    const report = await sync(kim, shared);
    expect(report.pictures).toMatchObject({ received: 1, failed: [{ reason: 'damaged' }] });
    expect((await sync(ada, shared)).pictures.sent).toBe(0);
    expect((await sync(ada, shared, { thorough: true })).pictures.sent).toBe(1);
    expect((await sync(kim, shared)).pictures).toMatchObject({ received: 1, failed: [] });
    expect(contents(kim)).toEqual(pictures);
  });

  it('are completed when a crash cut them short on the way into the folder', async () => {
    const [file] = sharedPictures() as [string];
    truncateSync(file, 3);
    expect((await sync(kim, shared)).pictures).toMatchObject({ received: 1, waiting: 1 });
    expect((await sync(ada, shared)).pictures.sent).toBe(1);
    await sync(kim, shared);
    expect(contents(kim)).toEqual(pictures);
  });

  it('are not sent when they are no longer what was added', async () => {
    for (const file of sharedPictures()) rmSync(file);
    writeFileSync(join(originals, 'street/one.jpg'), 'the bytes of ONE');
    const { sent, failed } = (await sync(ada, shared)).pictures;
    expect({ sent, failed }).toEqual({ sent: 1, failed: [{ path: 'street/one.jpg', reason: 'changed' }] });
  });

  it('come to an annotator only when they are asked for, and all of them to who wants that', async () => {
    const [one, two] = allImages(ada.store.db) as [StoredImage, StoredImage];
    const give = { overlap: 1, batch: 'first', due: null };
    assign(ada.store, { ...give, images: [one.id], members: [kim.store.member] });
    assign(ada.store, { ...give, images: [two.id], members: [ada.store.member] });
    await sync(ada, shared);
    expect((await sync(kim, shared)).pictures).toMatchObject({ received: 1, waiting: 0 });
    expect(contents(kim)).toEqual({ ...pictures, [two.path]: undefined });
    const lee = await newMember(ada, shared, 'Lee', 'reviewer');
    expect((await sync(lee, shared, { allPictures: false })).pictures).toMatchObject({ received: 0, waiting: 0 });
    expect((await sync(lee, shared)).pictures.received).toBe(2);
    setPlaceFetchesAll(kim.store.db, shared, true);
    expect((await sync(kim, shared)).pictures.received).toBe(1);
    expect(contents(kim)).toEqual(pictures);
  });

  it('go on inside a picture where they were cut off, also when the beginning is damaged', async () => {
    const large = allImages(kim.store.db).find(({ bytes }) => bytes > 1_000_000)!;
    const cut = new AbortController();
    const shelf: PictureShelf = {
      ...folderShelf(shared, kim.store),
      async fetch(_, to, signal) {
        await to.write(Buffer.from('the bytes'), 0, 9, 0);
        cut.abort(new Error('pulled out'));
        signal.throwIfAborted();
        return true;
      },
    };
    const options = { projectPath: kim.store.path, dryRun: false, signal: cut.signal, onProgress: () => undefined };
    await expect(fetchPictures(kim.store, shelf, { ...options, images: [large] })).rejects.toThrow('pulled out');
    const home = join(dirname(kim.store.path), 'Kim pictures');
    const parts = () =>
      readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.part'));
    expect(parts().map((name) => basename(name))).toEqual([`.${large.sha256}.part`]);
    // Whatever a crash left under that name, the picture is whole in the end.
    writeFileSync(join(home, parts()[0]!), 'no beginning of it');
    await sync(kim, shared);
    expect(contents(kim)).toEqual(pictures);
    expect(parts()).toEqual([]);
  });

  it('are never put into a folder that a person chose', async () => {
    const own = temporaryFolder();
    setRootFolder(kim.store.db, allImages(kim.store.db)[0]!.root, own);
    expect((await sync(kim, shared)).pictures).toMatchObject({ received: 0, waiting: 0 });
    expect(readdirSync(own)).toEqual([]);
  });
});
