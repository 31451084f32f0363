import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MemberId } from '@shared/model/ids';
import { claimOf } from '@shared/sync/segment';
import { readingTools } from '@main/db/reading-tools';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { listKeyGrants } from '@main/db/queries/key-grants';
import { changeRole, endAccess } from '@main/sync/change-access';
import { closedSizes, closeSegment, isClosed, openSegment } from '@main/sync/closed/closed-segment';
import { openingKeys } from '@main/sync/closed/reading-keys';
import { collectFrom } from '@main/sync/collect';
import { listFolder, readFound, type FoundFile } from '@main/sync/list-folder';
import { scene, temporaryFolder } from '@tests/support/temporary-store';
import { newLead, newMember, secondMachine, sync, type Person } from '@tests/support/teams';
import { drawLabel } from '@tests/support/draw-label';

const { signal } = new AbortController();

let folder: string;
let ada: Person;
let kim: Person;
let eve: Person;

beforeEach(async () => {
  folder = temporaryFolder();
  ada = newLead();
  scene(ada.store);
  kim = await newMember(ada, folder, 'Kim', 'annotator');
  eve = await newMember(ada, folder, 'Eve', 'annotator');
});

async function all(...people: Person[]): Promise<void> {
  for (const person of people) await sync(person, folder);
}

function files(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.includes('.plseg'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

const closedFiles = () => files().filter((path) => path.endsWith('.age'));
const lefts = ({ store }: Person) =>
  (store.db.prepare('SELECT geometry FROM annotation').pluck().all() as string[])
    .map((geometry) => (JSON.parse(geometry) as { x: number }).x)
    .toSorted((a, b) => a - b);

/** Whose labels somebody reads who takes every file and tries all that their machine has. */
async function authorsOpenTo({ store, identity }: Person): Promise<Set<MemberId>> {
  const authors = new Set<MemberId>();
  for (const path of files()) {
    const bytes = readFileSync(path);
    const opened = isClosed(bytes) ? await openSegment(bytes, openingKeys(store, identity)) : bytes;
    if (!opened) continue;
    const header = claimOf(opened, readingTools).header;
    if (header.channel !== 'public') authors.add(header.member);
  }
  return authors;
}

const again = (person: Person) => secondMachine(person, ada, folder);

describe('Labels in a folder', () => {
  it('reach the lead, and never another annotator: not by syncing, and not by taking the files', async () => {
    drawLabel(kim.store, 111);
    drawLabel(eve.store, 222);
    drawLabel(ada.store, 333);
    await all(kim, eve, ada, kim, eve);
    expect([lefts(ada), lefts(kim), lefts(eve)]).toEqual([[111, 222, 333], [111], [222]]);
    expect(await authorsOpenTo(eve)).toEqual(new Set([eve.store.member]));
    expect((await authorsOpenTo(ada)).size).toBe(3);
    for (const path of closedFiles()) expect(readFileSync(path).includes(ada.store.project)).toBe(false);
    for (const { store } of [ada, kim, eve]) expect(checkStore(store).findings).toEqual([]);
  });

  it('are all there for a reviewer who comes late, and for an annotator who becomes one', async () => {
    drawLabel(kim.store, 111);
    await all(kim, ada);
    const ben = await newMember(ada, folder, 'Ben', 'reviewer');
    await all(ada, ben);
    changeRole(ada.store, ada.identity, eve.store.member, 'reviewer');
    await all(ada, eve);
    expect([lefts(ben), lefts(eve)]).toEqual([[111], [111]]);
  });

  it('are closed for a key of their own once a reviewer has left: what was read stays read, what is new does not open', async () => {
    const ben = await newMember(ada, folder, 'Ben', 'reviewer');
    drawLabel(kim.store, 111);
    await all(kim, ada, ben);
    endAccess(ada.store, ada.identity, ben.store.member);
    await all(ada, kim);
    drawLabel(kim.store, 112);
    await all(kim, ada, ben);
    expect([lefts(ada), lefts(ben)]).toEqual([[111, 112], [111]]);
    expect(listKeyGrants(ada.store.db)[0]?.epoch).toBe(2);
  });

  it('are read by all readers also when two leads make a key at the same time without knowing of each other', async () => {
    const [ben, cho] = [await newMember(ada, folder, 'Ben', 'lead'), await newMember(ada, folder, 'Cho', 'reviewer')];
    await all(ada, ben, kim, eve);
    const elsewhere = temporaryFolder();
    const there = async (...people: Person[]) => {
      for (const person of people) await sync(person, elsewhere, { acceptFolder: true });
    };
    for (const { store, identity } of [ada, ben]) endAccess(store, identity, cho.store.member);
    await all(ada, kim);
    await there(ben, eve);
    drawLabel(kim.store, 111);
    drawLabel(eve.store, 222);
    await all(kim);
    await there(eve);
    // Only now do they hear of each other, each by the other's folder.
    for (let round = 0; round < 2; round++) {
      await there(ada, ben);
      await all(ada, ben);
    }
    const grants = listKeyGrants(ada.store.db);
    expect(new Set(grants.filter(({ epoch }) => epoch === 2).map(({ recipient }) => recipient)).size).toBe(2);
    expect(listKeyGrants(ben.store.db)).toEqual(grants);
    const dee = await newMember(ada, folder, 'Dee', 'reviewer');
    drawLabel(kim.store, 112);
    await all(kim, eve, ada, ben, dee, ada, ben, dee);
    for (const reader of [ada, ben, dee]) expect(lefts(reader)).toEqual([111, 112, 222]);
    expect([lefts(kim), lefts(eve), lefts(cho)]).toEqual([[111, 112], [222], []]);
  });

  it('come back to their author on a new machine', async () => {
    drawLabel(kim.store, 111);
    await all(kim);
    expect(lefts(await again(kim))).toEqual([111]);
  });

  it('that were altered or cut short are named, and put there whole again', async () => {
    drawLabel(kim.store, 111);
    await all(kim);
    drawLabel(kim.store, 112);
    await all(kim);
    const [altered, cut] = closedFiles();
    const bytes = readFileSync(altered!);
    bytes[bytes.length - 40]! ^= 1;
    writeFileSync(altered!, bytes);
    truncateSync(cut!, statSync(cut!).size - 30);
    const report = await sync(ada, folder);
    expect(report.ignored.map(({ fault }) => fault)).toEqual(['damaged', 'damaged']);
    expect(lefts(ada)).toEqual([]);
    await sync(kim, folder, { thorough: true });
    expect((await sync(ada, folder)).ignored).toEqual([]);
    expect(lefts(ada)).toEqual([111, 112]);
  });

  it('stay on their machine as long as there is no key to close them for', async () => {
    drawLabel(kim.store, 111);
    kim.store.db.exec('DELETE FROM keyGrant');
    const { published } = await sync(kim, folder);
    expect(published.problem).toMatch(/no key yet/);
    expect(closedFiles()).toEqual([]);
  });

  it('that somebody put there in the open are taken by reviewers, and not by another annotator', async () => {
    drawLabel(kim.store, 111);
    await all(kim);
    const [path] = closedFiles();
    const opened = await openSegment(readFileSync(path!), openingKeys(kim.store, kim.identity));
    rmSync(path!);
    writeFileSync(join(folder, 'mailed.plseg'), opened!);
    await all(eve, ada);
    expect([lefts(eve), lefts(ada)]).toEqual([[], [111]]);
  });

  it('open again for a reviewer who lost their key and was admitted with another', async () => {
    const ben = await newMember(ada, folder, 'Ben', 'reviewer');
    drawLabel(kim.store, 111);
    await all(kim, ada);
    const identity = newLead().identity;
    const value = { name: 'Ben', role: 'reviewer', key: identity.key } as const;
    commit(ada.store, [{ kind: 'member', entity: ben.store.member, value }], 'no-undo');
    await all(ada);
    expect(lefts(await again({ ...ben, identity }))).toEqual([111]);
  });

  it('that are for others are read once, and again by who is handed a key', async () => {
    drawLabel(kim.store, 111);
    await all(kim, ada);
    const reading = async (person: Person, thorough = false) => {
      const read: string[] = [];
      const source = {
        snapshots: { list: () => Promise.resolve([]) },
        files: () => listFolder(folder, person.store.project, signal),
        read(file: FoundFile) {
          if (file.path.endsWith('.age')) read.push(file.path);
          return readFound(file);
        },
      };
      await collectFrom(person.store, source, person.identity, { thorough, signal, onProgress: () => undefined });
      return read;
    };
    expect(await reading(eve)).toEqual(expect.arrayContaining(closedFiles()));
    expect(await reading(eve)).toEqual([]);
    expect(await reading(eve, true)).toEqual(expect.arrayContaining(closedFiles()));
    drawLabel(kim.store, 112);
    await all(kim);
    const [, other] = closedFiles();
    expect(new Set(await reading(eve))).toEqual(new Set([other]));
    changeRole(ada.store, ada.identity, eve.store.member, 'reviewer');
    await all(ada);
    await reading(eve);
    expect(lefts(eve)).toEqual([111, 112]);
    expect(await reading(eve)).toEqual([]);
  });

  it('that were closed for others are passed over without a word', async () => {
    drawLabel(kim.store, 111);
    await all(kim, eve);
    expect(await sync(eve, folder, { thorough: true })).toMatchObject({ ignored: [], received: { segments: 0 } });
    for (const path of closedFiles()) rmSync(path);
    await all(eve);
    expect(closedFiles()).toEqual([]);
  });
});

it('a closed segment is as large as is foretold, and opens to what was closed', async () => {
  const keys = await Promise.all([generateX25519Identity(), generateX25519Identity()]);
  const recipients = await Promise.all(keys.map(identityToRecipient));
  const size = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constantFrom(65_535, 65_536, 65_537, 131_072, 200_000));
  await fc.assert(
    fc.asyncProperty(size, fc.constantFrom(1, 2), async (length, count) => {
      const bytes = new Uint8Array(length).fill(7);
      const closed = await closeSegment(bytes, recipients.slice(0, count));
      expect(closed.length).toBe(closedSizes(length)[count - 1]);
      expect(await openSegment(closed, keys)).toEqual(Buffer.from(bytes));
      expect(await openSegment(closed, [await generateX25519Identity()])).toBeNull();
    }),
    { numRuns: 25 },
  );
});
