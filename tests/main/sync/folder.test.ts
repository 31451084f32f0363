import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '@shared/changes/edit';
import { feedIdOf, type FeedSalt } from '@shared/sync/feed-id';
import { encodeSegment } from '@shared/sync/segment';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { listClasses } from '@main/db/queries/classes';
import { counts } from '@main/db/queries/project';
import type { Store } from '@main/db/store';
import { scene, temporaryFolder } from '@tests/support/temporary-store';
import { sha256 } from '@tests/support/histories';
import { classChange, newSealer, origin } from '@tests/support/segments';
import { newLead, newMember, sync, type Person } from '@tests/support/teams';
import { drawLabel } from '@tests/support/draw-label';

let folder: string;
let ada: Person;
let kim: Person;

beforeEach(async () => {
  folder = temporaryFolder();
  ada = newLead();
  scene(ada.store);
  kim = await newMember(ada, folder, 'Kim', 'annotator');
});

function renameClass(store: Store, name: string): void {
  const { id, colour, order } = listClasses(store.db)[0]!;
  commit(store, [{ kind: 'class', entity: id, value: { name, colour, order } }], 'no-undo');
}

const labels = ({ store }: Person) =>
  store.db.prepare('SELECT hex(id), geometry FROM annotation ORDER BY id').raw().all();

function segmentFiles(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.plseg(\.age)?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function expectSound(...people: Person[]): void {
  for (const { store } of people) expect(checkStore(store).findings).toEqual([]);
}

describe('two people who share a folder', () => {
  it('have the same project once each has synced after the other', async () => {
    expect(counts(kim.store).images).toBe(3);
    drawLabel(kim.store, 1);
    drawLabel(kim.store, 2);
    expect((await sync(kim, folder)).published).toMatchObject({ segments: 1, changes: 2, problem: null });
    expect((await sync(ada, folder)).received).toEqual({ segments: 1, changes: 2 });
    expect(labels(ada)).toEqual(labels(kim));
    renameClass(ada.store, 'human');
    await sync(ada, folder);
    await sync(kim, folder);
    expect(listClasses(kim.store.db).map(({ name }) => name)).toContain('human');
    expectSound(ada, kim);
  });

  it('write and read nothing when there is nothing new', async () => {
    drawLabel(kim.store, 1);
    await sync(kim, folder);
    await sync(ada, folder);
    const before = segmentFiles();
    for (const person of [ada, kim, ada]) {
      expect(await sync(person, folder)).toMatchObject({
        published: { segments: 0 },
        received: { segments: 0, changes: 0 },
        waiting: [],
        ignored: [],
        refused: [],
        parted: false,
      });
    }
    expect(segmentFiles()).toEqual(before);
  });

  it('are told in a dry run what would come and go, and nothing happens', async () => {
    drawLabel(kim.store, 1);
    await sync(kim, folder);
    renameClass(ada.store, 'human');
    const files = segmentFiles();
    const log = ada.store.db.prepare('SELECT count(*) FROM change').pluck().get();
    const report = await sync(ada, folder, { dryRun: true });
    expect(report).toMatchObject({ dryRun: true, published: { changes: 1 }, received: { changes: 1 }, parted: false });
    expect(segmentFiles()).toEqual(files);
    expect(ada.store.db.prepare('SELECT count(*) FROM change').pluck().get()).toBe(log);
    expect(await sync(ada, folder)).toMatchObject({ published: { changes: 1 }, received: { changes: 1 } });
  });

  it('lose nothing when the folder is emptied: whoever has it puts it back', async () => {
    drawLabel(kim.store, 1);
    await sync(kim, folder);
    await sync(ada, folder);
    for (const path of segmentFiles()) rmSync(path);
    expect((await sync(ada, folder)).published.segments).toBe(2);
    expect(counts(ada.store).annotations).toBe(1);
    expect(labels(kim)).toEqual(labels(ada));
    expect((await sync(kim, folder)).received.changes).toBe(0);
  });

  it('can be far apart, with a third who carries two sticks', async () => {
    const other = temporaryFolder();
    const eve = await newMember(ada, folder, 'Eve', 'reviewer');
    drawLabel(kim.store, 1);
    await sync(kim, folder);
    await sync(eve, folder);
    await sync(eve, other);
    await sync(ada, other);
    expect(labels(ada)).toEqual(labels(kim));
    expectSound(ada, kim, eve);
  });
});

describe('a folder that something else meddles with', () => {
  beforeEach(async () => {
    for (let x = 0; x < 3; x++) {
      drawLabel(kim.store, x);
      await sync(kim, folder);
    }
  });

  // Kim alone drew anything, and labels are closed.
  const kimsFiles = () => segmentFiles().filter((path) => path.endsWith('.age'));

  it('may rename its files and make conflict copies of them', async () => {
    for (const [index, path] of kimsFiles().entries()) {
      const bytes = readFileSync(path);
      rmSync(path);
      writeFileSync(join(dirname(path), `x${9 - index} (Kim's conflicted copy 2026-01-0${index}).plseg`), bytes);
      writeFileSync(join(folder, `sent by mail ${index}.plseg`), bytes);
    }
    expect((await sync(ada, folder)).received.changes).toBe(3);
    expect(labels(ada)).toEqual(labels(kim));
    expectSound(ada);
  });

  it('may bring what was written later first: it waits, and nothing is lost', async () => {
    const [first] = kimsFiles();
    const bytes = readFileSync(first!);
    rmSync(first!);
    const report = await sync(ada, folder);
    expect(report.received.changes).toBe(0);
    expect(report.waiting.map(({ first, reason }) => [first, reason])).toEqual([
      [2, 'before'],
      [3, 'before'],
    ]);
    expectSound(ada);
    writeFileSync(first!, bytes);
    expect(await sync(ada, folder)).toMatchObject({ received: { segments: 3, changes: 3 }, waiting: [] });
    expect(labels(ada)).toEqual(labels(kim));
  });

  it('may hold files that are cut short, altered or from elsewhere: they are named and left alone', async () => {
    const [cut, altered, extended] = kimsFiles();
    truncateSync(cut!, statSync(cut!).size - 5);
    const bytes = readFileSync(altered!);
    bytes[bytes.length - 9]! ^= 4;
    writeFileSync(altered!, bytes);
    appendFileSync(extended!, 'more');
    const stranger = newLead();
    const elsewhere = temporaryFolder();
    await sync(stranger, elsewhere);
    const foreign = readdirSync(elsewhere, { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('.plseg'),
    )!;
    copyFileSync(join(elsewhere, foreign), join(folder, 'foreign.plseg'));
    writeFileSync(join(dirname(cut!), 'Thumbs.db'), 'nothing of ours');
    symlinkSync('/etc/passwd', join(dirname(cut!), '0000000009-0123456789abcdef.plseg'));
    mkdirSync(join(dirname(cut!), '0000000008-0123456789abcdef.plseg'));
    const report = await sync(ada, folder);
    expect(report.received.changes).toBe(0);
    expect(report.ignored.map(({ fault }) => fault).toSorted()).toEqual(['damaged', 'damaged', 'damaged', 'foreign']);
    expectSound(ada);
    await sync(kim, folder, { thorough: true });
    expect((await sync(ada, folder)).received.changes).toBe(3);
    expect(labels(ada)).toEqual(labels(kim));
  });

  it('may not be exchanged for another one, or be empty all of a sudden, without a word', async () => {
    rmSync(join(folder, readdirSync(folder)[0]!), { recursive: true });
    await expect(sync(kim, folder)).rejects.toMatchObject({ code: 'sync.otherFolder' });
    expect(readdirSync(folder)).toEqual([]);
    expect(counts(kim.store).annotations).toBe(3);
    expect((await sync(kim, folder, { acceptFolder: true })).published.segments).toBeGreaterThan(3);
    expect((await sync(kim, folder)).published.segments).toBe(0);
    rmSync(folder, { recursive: true });
    await expect(sync(kim, folder)).rejects.toMatchObject({ code: 'sync.folderMissing' });
  });
});

describe('rights', () => {
  const renamed = (name: string): Draft => {
    const { id, colour, order } = listClasses(kim.store.db)[0]!;
    return { kind: 'class', entity: id, value: { name, colour, order } };
  };

  /** What a Plumbline without scruples would do. */
  function commitAsLead(store: Store, drafts: readonly Draft[]): void {
    const role = store.db.prepare('SELECT role FROM member WHERE hex(id) = ?').pluck();
    const id = store.member.replaceAll('-', '').toUpperCase();
    const before = role.get(id);
    const set = (value: unknown) => store.db.prepare('UPDATE member SET role = ? WHERE hex(id) = ?').run(value, id);
    set('lead');
    commit(store, drafts, 'no-undo');
    set(before);
  }

  it('keep an annotator from changing classes, here and wherever it arrives', async () => {
    expect(() => commit(kim.store, [renamed('mine')], 'no-undo')).toThrow(/may not change/);
    commitAsLead(kim.store, [renamed('mine')]);
    drawLabel(kim.store, 5);
    await sync(kim, folder);
    const report = await sync(ada, folder);
    expect(report.refused).toEqual([
      expect.objectContaining({ member: kim.store.member, kind: 'class', reason: 'role' }),
    ]);
    expect(listClasses(ada.store.db).map(({ name }) => name)).not.toContain('mine');
    expect(labels(ada)).toEqual(labels(kim));
    expectSound(ada);
  });

  it('keep everybody but its author and a lead from changing a label', async () => {
    const eve = await newMember(ada, folder, 'Eve', 'reviewer');
    const entity = drawLabel(kim.store, 5);
    await sync(kim, folder);
    await sync(eve, folder);
    expect(() => commit(eve.store, [{ kind: 'annotation', entity, value: null }], 'no-undo')).toThrow(/somebody else/);
    expect(() => drawLabel(eve.store, 9, entity)).toThrow(/somebody else/);
    commitAsLead(eve.store, [{ kind: 'annotation', entity, value: null }]);
    await sync(eve, folder);
    expect((await sync(ada, folder)).refused).toMatchObject([{ kind: 'annotation', reason: 'owner' }]);
    expect(labels(ada)).toEqual(labels(kim));
    commit(ada.store, [{ kind: 'annotation', entity, value: null }], 'no-undo');
    await sync(ada, folder);
    await sync(kim, folder);
    // What a lead writes into labels is for reviewers, like all labels of others.
    expect(labels(kim)).toHaveLength(1);
    expect(labels(ada)).toEqual([]);
    expectSound(ada, kim);
  });

  it('allow in hindsight what was refused, once a lead has made its writer a lead', async () => {
    commitAsLead(kim.store, [renamed('mine')]);
    await sync(kim, folder);
    expect((await sync(ada, folder)).refused).toHaveLength(1);
    const value = { name: 'Kim', role: 'lead', key: kim.identity.key } as const;
    commit(ada.store, [{ kind: 'member', entity: kim.store.member, value }], 'no-undo');
    await sync(ada, folder);
    await sync(kim, folder);
    expect((await sync(ada, folder)).refused).toEqual([]);
    expect(listClasses(ada.store.db)).toEqual(listClasses(kim.store.db));
    expectSound(ada, kim);
  });

  it('hold back what somebody signed whom no lead admitted', async () => {
    await expect(sync({ store: kim.store, identity: newLead().identity }, folder)).rejects.toMatchObject({
      code: 'sync.keyUnknown',
    });
    const salt = '00112233445566778899aabbccddeeff' as FeedSalt;
    const feed = feedIdOf(kim.store.member, 'public', salt, sha256);
    const bytes = encodeSegment(
      { ...origin, project: ada.store.project, feed, salt, member: kim.store.member },
      [{ ...classChange(1), feed, member: kim.store.member }],
      newSealer(),
    );
    writeFileSync(join(folder, 'forged.plseg'), bytes);
    const squatted = encodeSegment(
      { ...origin, project: ada.store.project, feed, salt },
      [classChange(1)],
      newSealer(),
    );
    writeFileSync(join(folder, 'squatted.plseg'), squatted);
    expect(await sync(ada, folder)).toMatchObject({
      received: { changes: 0 },
      refused: [],
      waiting: [{ member: kim.store.member, reason: 'signer' }],
      ignored: [{ fault: 'malformed' }],
    });
    expect(listClasses(ada.store.db)).toHaveLength(3);
    expectSound(ada);
  });
});
