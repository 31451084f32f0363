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
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import { imageIdOf } from '@shared/model/image';
import type { RootId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { allImages } from '@main/db/queries/images';
import { setRootFolder } from '@main/db/queries/roots';
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
    expect(report.pictures).toEqual({ sent: 0, received: 2, waiting: 0, failed: [] });
    expect(contents(kim)).toEqual(pictures);
    expect(allImages(kim.store.db)[0]!.folder).toContain(`Kim pictures`);
    expect((await sync(kim, shared)).pictures).toEqual({ sent: 0, received: 0, waiting: 0, failed: [] });
    expect((await sync(ada, shared)).pictures).toEqual({ sent: 0, received: 0, waiting: 0, failed: [] });
  });

  it('are counted, and neither sent nor fetched, in a dry run', async () => {
    expect((await sync(kim, shared, { dryRun: true })).pictures).toMatchObject({ received: 2, failed: [] });
    expect(contents(kim)).toEqual({ 'street/one.jpg': undefined, 'street/둘.png': undefined });
  });

  it('stay with who has them when they are not to be sent', async () => {
    for (const file of sharedPictures()) rmSync(file);
    expect((await sync(ada, shared, { sendPictures: false })).pictures).toMatchObject({ sent: 0 });
    expect((await sync(kim, shared)).pictures).toEqual({ sent: 0, received: 0, waiting: 2, failed: [] });
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

  it('are never put into a folder that a person chose', async () => {
    const own = temporaryFolder();
    setRootFolder(kim.store.db, allImages(kim.store.db)[0]!.root, own);
    expect((await sync(kim, shared)).pictures).toMatchObject({ received: 0, waiting: 0 });
    expect(readdirSync(own)).toEqual([]);
  });
});
