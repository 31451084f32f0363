import { readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { RootId } from '@shared/model/ids';
import { imageIdOf } from '@shared/model/image';
import { commit } from '@main/db/commit';
import { allImages } from '@main/db/queries/images';
import { setRootFolder } from '@main/db/queries/roots';
import { listSegments, segmentBytes } from '@main/db/queries/segments';
import { addMember } from '@main/sync/add-member';
import { loadIdentity } from '@main/sync/identity';
import { joinProject } from '@main/sync/join';
import { savePack } from '@main/sync/pack/save-pack';
import { withPack } from '@main/sync/pack/with-pack';
import { syncProject, usualSync, type SyncOptions } from '@main/sync/sync-project';
import { contentOf } from '@tests/support/content-of';
import { closedAfterTest, temporaryFolder } from '@tests/support/temporary-store';
import { newLead, type Person } from '@tests/support/teams';

const tools = { signal: new AbortController().signal, onProgress: () => undefined };
const picture = 'the bytes of a picture'.repeat(1000);

let ada: Person;
let kim: Person;
let folder: string;
let packs = 0;

/** Packs all that somebody has. */
async function packed({ store, identity }: Person): Promise<string> {
  const path = join(folder, `${++packs}.plpack`);
  await savePack(store, identity, path, { dryRun: false, sendPictures: true, replace: false, ...tools });
  return path;
}

function takeIn({ store, identity }: Person, path: string, options: Partial<SyncOptions> = {}) {
  return withPack(path, identity, (carrier) =>
    syncProject(store, carrier, identity, { ...usualSync, ...tools, ...options }),
  );
}

/** What lies in a package, one behind the other. */
function partsOf(path: string): Buffer[] {
  const bytes = readFileSync(path);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return parts;
}

function writePack(parts: readonly Buffer[], lengths: readonly number[] = parts.map(({ length }) => length)): string {
  const path = join(folder, `${++packs}.plpack`);
  const fields = parts.flatMap((part, index) => {
    const field = Buffer.alloc(4);
    field.writeUInt32BE(lengths[index] ?? 0);
    return [field, part];
  });
  writeFileSync(path, Buffer.concat([Buffer.from('PLPAK\x01\r\n', 'latin1'), ...fields]));
  return path;
}

function addRoot({ store }: Person, name: string): void {
  commit(store, [{ kind: 'root', entity: newId<RootId>(), value: { name } }], 'no-undo');
}

beforeEach(async () => {
  folder = temporaryFolder();
  ada = newLead();
  const [root, originals] = [newId<RootId>(), temporaryFolder()];
  commit(ada.store, [{ kind: 'root', entity: root, value: { name: 'photos' } }], 'no-undo');
  setRootFolder(ada.store.db, root, originals);
  const sha256 = createHash('sha256').update(picture).digest('hex');
  writeFileSync(join(originals, 'one.png'), picture);
  const value = {
    sha256,
    root,
    path: 'one.png',
    width: 4,
    height: 3,
    format: 'png',
    bitDepth: 8,
    bytes: picture.length,
    addedAt: '2026-11-22T10:00:00.000Z',
  } as const;
  commit(ada.store, [{ kind: 'image', entity: imageIdOf(sha256), value }], 'no-undo');
  const userData = temporaryFolder();
  const identity = loadIdentity(userData);
  const invitation = addMember(ada.store, ada.identity, { name: 'Kim', role: 'reviewer', key: identity.key });
  const path = join(temporaryFolder(), 'kim.plumb');
  const store = await withPack(await packed(ada), identity, (carrier) =>
    joinProject(path, invitation, carrier, identity, tools),
  );
  kim = { store: closedAfterTest(store), identity, userData };
});

describe('a package that is mailed', () => {
  it('lets an invited member join, and brings the pictures along', async () => {
    const report = await takeIn(kim, await packed(ada));
    expect(report.pictures).toEqual({ sent: 0, received: 1, waiting: 0, failed: [], problem: null });
    expect(report.published).toEqual({ segments: 0, changes: 0, bytes: 0, problem: null });
    expect(report).toMatchObject({ cut: 0, ignored: [] });
    const [image] = allImages(kim.store.db);
    expect(readFileSync(join(image?.folder ?? '', image?.path ?? ''), 'utf8')).toBe(picture);
    expect(contentOf(kim.store)).toEqual(contentOf(ada.store));
  });

  it('goes both ways, says beforehand what would come, and does nothing the second time', async () => {
    await takeIn(kim, await packed(ada));
    addRoot(kim, 'from Kim');
    const path = await packed(kim);
    const before = contentOf(ada.store);
    const dry = await takeIn(ada, path, { dryRun: true });
    expect(contentOf(ada.store)).toEqual(before);
    expect(dry.received.changes).toBeGreaterThan(0);
    expect((await takeIn(ada, path)).received).toEqual(dry.received);
    expect((await takeIn(ada, path)).received).toEqual({ segments: 0, changes: 0 });
    expect(contentOf(ada.store)).toEqual(contentOf(kim.store));
  });

  it('carries the bytes of each segment as they are, and what is for reviewers as age closes it', async () => {
    const parts = partsOf(await packed(ada));
    const own = listSegments(ada.store.db).map(({ id }) => Buffer.from(segmentBytes(ada.store.db, id)));
    const open = parts.filter((part) => part.toString('latin1', 0, 5) === 'PLSEG');
    const closed = parts.filter((part) => part.toString('latin1', 0, 3) === 'age');
    expect(open.length + closed.length).toBe(own.length);
    expect(open.every((part) => own.some((bytes) => bytes.equals(part)))).toBe(true);
  });

  it('writes nothing for a dry run, over a file that is there, or where it cannot', async () => {
    const usual = { dryRun: false, sendPictures: true, replace: false, ...tools };
    const path = await packed(ada);
    const files = readdirSync(folder);
    const dry = await savePack(ada.store, ada.identity, join(folder, 'dry.plpack'), { ...usual, dryRun: true });
    expect([dry.published.segments > 0, dry.pictures.sent]).toEqual([true, 1]);
    await expect(savePack(ada.store, ada.identity, path, usual)).rejects.toMatchObject({ code: 'sync.packExists' });
    const nowhere = join(folder, 'nowhere', 'a.plpack');
    await expect(savePack(ada.store, ada.identity, nowhere, usual)).rejects.toMatchObject({ code: 'sync.cannotWrite' });
    const stopped = AbortSignal.abort(new Error('stopped'));
    const cut = savePack(ada.store, ada.identity, join(folder, 'c.plpack'), { ...usual, signal: stopped });
    await expect(cut).rejects.toThrow('stopped');
    expect(readdirSync(folder)).toEqual(files);
  });

  it('is taken as far as it goes wherever it was cut, and tells how much is missing', async () => {
    for (let index = 0; index < 3; index++) {
      addRoot(ada, `batch ${index}`);
      await packed(ada);
    }
    const whole = readFileSync(await packed(ada));
    const announced = whole.readUInt32BE(8 + 4 + 8);
    for (let cut = 40; cut < whole.length; cut += Math.ceil(whole.length / 40)) {
      const path = join(folder, `cut-${cut}.plpack`);
      writeFileSync(path, whole.subarray(0, cut));
      const report = await takeIn(kim, path);
      expect(report.ignored).toEqual([]);
      expect(report.cut).toBe(announced - (wholeParts(whole, cut) - 1));
    }
    const path = join(folder, 'whole.plpack');
    writeFileSync(path, whole);
    expect(await takeIn(kim, path)).toMatchObject({ cut: 0, waiting: [] });
    expect(contentOf(kim.store)).toEqual(contentOf(ada.store));
  });
});

/** Parts that lie within the first `end` bytes. */
function wholeParts(bytes: Buffer, end: number): number {
  let count = 0;
  for (let at = 8; at + 4 <= end && at + 4 + bytes.readUInt32BE(at) <= end; count++) at += 4 + bytes.readUInt32BE(at);
  return count;
}

describe('a package that is not what it should be', () => {
  it('is told apart: no file, no package, altered as a text, newer, a link, of another project', async () => {
    const path = await packed(ada);
    const at = (name: string, bytes: Buffer | string) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const bytes = readFileSync(path);
    const asText = Buffer.concat([bytes.subarray(0, 6), bytes.subarray(7)]);
    const newer = Buffer.from(bytes);
    newer[5] = 2;
    symlinkSync(path, join(folder, 'link.plpack'));
    const cases = [
      [join(folder, 'none.plpack'), 'sync.packMissing'],
      [at('word.plpack', 'PK\x03\x04 and so on'), 'sync.notPack'],
      [at('empty.plpack', ''), 'sync.notPack'],
      [at('text.plpack', asText), 'sync.packMangled'],
      [at('newer.plpack', newer), 'sync.packNewer'],
      [join(folder, 'link.plpack'), 'sync.notPack'],
      [await packed(newLead()), 'sync.packOtherProject'],
    ] as const;
    const before = contentOf(kim.store);
    for (const [place, code] of cases) await expect(takeIn(kim, place)).rejects.toMatchObject({ code });
    expect(contentOf(kim.store)).toEqual(before);
  });

  it('takes neither lengths nor names of contents at their word', async () => {
    addRoot(ada, 'new');
    const parts = partsOf(await packed(ada));
    const isPicture = (part: Buffer) => part.toString('latin1', 0, 5) === 'PLPIC';
    const before = contentOf(kim.store);
    const huge = writePack(parts, [0xffff_ffff]);
    expect(await takeIn(kim, huge)).toMatchObject({ received: { changes: 0 }, cut: 1 });
    expect((await takeIn(kim, writePack(Array<Buffer>(5000).fill(Buffer.alloc(0))))).ignored).toHaveLength(1000);
    const wrong = parts.map((part) =>
      isPicture(part) ? Buffer.concat([part.subarray(0, -1), Buffer.from('!')]) : part,
    );
    const forged = parts.map((part) => {
      const copy = Buffer.from(part);
      if (!isPicture(part)) copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
      return copy;
    });
    const report = await takeIn(kim, writePack(forged.filter((part) => !isPicture(part))));
    expect(new Set(report.ignored.map(({ fault }) => fault))).toEqual(new Set(['damaged']));
    expect(contentOf(kim.store)).toEqual(before);
    const { pictures } = await takeIn(kim, writePack(wrong));
    expect(pictures).toMatchObject({ received: 0, failed: [{ path: 'one.png', reason: 'damaged' }] });
  });

  it('leaves out what is closed for others, and takes the parts in any order, twice, and among others', async () => {
    addRoot(ada, 'new');
    const parts = partsOf(await packed(ada));
    const foreign = Buffer.from('age-encryption.org/v1\nnothing that opens');
    const mixed = [...parts.toReversed(), ...parts, Buffer.from('something else that is long enough to be looked at')];
    const report = await takeIn(kim, writePack([...mixed, foreign]));
    expect(report.waiting).toEqual([]);
    expect(contentOf(kim.store)).toEqual(contentOf(ada.store));
  });
});
