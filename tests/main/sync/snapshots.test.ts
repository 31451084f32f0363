import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import { newOwnedId } from '@shared/changes/owned-id';
import { decodeSnapshot, encodeSnapshot, snapshotHash } from '@shared/sync/snapshot';
import type { AnnotationId, MemberId } from '@shared/model/ids';
import type { Role } from '@shared/model/member';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { listSegments } from '@main/db/queries/segments';
import { readingTools } from '@main/db/reading-tools';
import { sha256 } from '@main/db/sha256';
import { leftOut, listSnapshots } from '@main/db/queries/snapshots';
import { makeSnapshot, type MadeSnapshot } from '@main/db/snapshots/make-snapshot';
import { changeRole, endAccess } from '@main/sync/change-access';
import { closeSegment } from '@main/sync/closed/closed-segment';
import { readersRecipient } from '@main/sync/closed/reading-keys';
import { folderCarrier } from '@main/sync/folder-carrier';
import { joinProject } from '@main/sync/join';
import { savePack } from '@main/sync/pack/save-pack';
import { withPack } from '@main/sync/pack/with-pack';
import { sealingTools } from '@main/sync/sealing-tools';
import { compactProject } from '@main/sync/snapshots/compact-project';
import { isSnapshotDue } from '@main/sync/snapshots/place-snapshots';
import { syncProject, usualSync } from '@main/sync/sync-project';
import { contentOf } from '@tests/support/content-of';
import { drawLabel } from '@tests/support/draw-label';
import { newLead, newMember, sync, type Person } from '@tests/support/teams';
import { closedAfterTest, scene, temporaryFolder } from '@tests/support/temporary-store';

/** What a lead would sign who puts a label in somebody's name into a snapshot. */
function forgedSnapshot({ store, identity }: Person, victim: MemberId): MadeSnapshot {
  const tools = sealingTools(identity.key, identity.privateKey);
  const honest = makeSnapshot(store, tools)!;
  const parts = [...decodeSnapshot(honest.bytes, readingTools).parts()];
  const feeds = parts.flatMap((part) => (part.part === 'feed' ? [part] : []));
  const feed = feeds.find(({ member }) => member === victim)!;
  const own = parts.flatMap((part) => (part.part === 'heads' && part.member === victim ? part.changes : []))[0]!;
  const invented = { ...own, id: newId(), entity: newOwnedId<AnnotationId>(victim), seq: 1, prevs: [] };
  const changes = parts.flatMap((part) => (part.part === 'heads' || part.part === 'refused' ? [part] : []));
  const bytes = encodeSnapshot(
    { project: store.project, member: store.member },
    {
      feeds: feeds.map(({ part: _, ...rest }) => rest),
      awaited: [],
      changes: [...changes, { part: 'heads', feed: feed.feed, member: victim, changes: [invented] }],
    },
    tools,
  );
  return { ...honest, hash: snapshotHash(bytes, sha256), bytes };
}

let folder: string;
let ada: Person;
let kim: Person;
let lee: Person;

beforeEach(async () => {
  folder = temporaryFolder();
  ada = newLead();
  scene(ada.store);
  kim = await newMember(ada, folder, 'Kim', 'annotator');
  lee = await newMember(ada, folder, 'Lee', 'annotator');
});

async function all(...people: Person[]): Promise<void> {
  for (const person of people) await sync(person, folder);
}

const shelfOf = ({ store, identity }: Person) => folderCarrier(folder, identity).snapshots(store);
/** Writes one of what is here, without syncing. */
async function write({ store, identity }: Person, place = folder): Promise<MadeSnapshot | null> {
  const made = makeSnapshot(store, sealingTools(identity.key, identity.privateKey));
  if (made) await folderCarrier(place, identity).snapshots(store).put(made);
  return made;
}
const joins = (name: string, role: Role = 'reviewer') => newMember(ada, folder, name, role);
const project = () => readdirSync(folder).find((name) => name.startsWith('plumbline-'))!;
const files = () => readdirSync(join(folder, project(), 'snapshots'));

/** What is shown and what it rests on, without what was replaced. */
function shown({ store }: Person) {
  const { heads, classes, annotations, members } = contentOf(store);
  // Each machine lights beacons and enrols for itself.
  return { heads: (heads as unknown[][]).filter(([kind]) => kind !== 42), classes, annotations, members };
}

/** Kim moves one label again and again, and Lee draws and deletes another. */
async function work(times: number): Promise<AnnotationId> {
  const label = drawLabel(kim.store, 1);
  const other = drawLabel(lee.store, 500);
  for (let x = 2; x <= times; x++) {
    drawLabel(kim.store, x, label);
    await sync(kim, folder);
  }
  commit(lee.store, [{ kind: 'annotation', entity: other, value: null }], 'no-undo');
  drawLabel(lee.store, 600);
  await all(lee, ada);
  return label;
}

describe('Who joins as a reviewer', () => {
  it('takes a snapshot in place of all that was replaced, and has what everybody has', async () => {
    await work(12);
    const made = await write(ada);
    expect(made).toMatchObject({ changes: 15, holds: 3 });
    expect(files()).toEqual([expect.stringMatching(/^000000000015-[0-9a-f]{16}\.plsnap\.age$/)]);
    const rae = await joins('Rae');
    await all(ada, rae, ada);
    expect(shown(rae)).toEqual(shown(ada));
    expect(leftOut(rae.store.db).changes).toBe(15);
    expect(checkStore(rae.store).findings).toEqual([]);
    // And goes on with what comes.
    drawLabel(kim.store, 77);
    drawLabel(rae.store, 88);
    await all(kim, rae, ada, rae);
    expect(shown(rae)).toEqual(shown(ada));
    expect(checkStore(rae.store).findings).toEqual([]);
  });

  it('is told of it', async () => {
    await work(12);
    const rae = await joins('Rae', 'annotator');
    await write(ada);
    changeRole(ada.store, ada.identity, rae.store.member, 'reviewer');
    await sync(ada, folder);
    const report = await sync(rae, folder);
    expect(report.snapshots).toEqual({
      read: { by: ada.store.member, changes: 15, taken: 3 },
      written: null,
      leftOut: 15,
    });
    expect((await sync(rae, folder)).snapshots).toEqual({ read: null, written: null, leftOut: 15 });
  });

  it('reads all that was left out when every file is checked', async () => {
    await work(12);
    await write(ada);
    const rae = await joins('Rae');
    await sync(rae, folder, { thorough: true });
    await all(ada, rae);
    expect(leftOut(rae.store.db).changes).toBe(0);
    expect(listSnapshots(rae.store.db)).toEqual([]);
    expect(contentOf(rae.store)).toEqual(contentOf(ada.store));
    expect(checkStore(rae.store).findings).toEqual([]);
  });

  it('reads the packages when a snapshot is cut, altered, or somebody’s who may not speak for others', async () => {
    await work(3);
    await write(ada);
    const path = join(folder, project(), 'snapshots', files()[0]!);
    const whole = readFileSync(path);
    truncateSync(path, whole.length - 1);
    const made = makeSnapshot(kim.store, sealingTools(kim.identity.key, kim.identity.privateKey))!;
    const closed = await closeSegment(made.bytes, [readersRecipient(ada.store)!]);
    writeFileSync(path.replace(/\d{12}-/, '999999999999-'), closed);
    const rae = await joins('Rae');
    await all(ada, rae);
    expect(leftOut(rae.store.db).changes).toBe(0);
    expect(shown(rae).annotations).toEqual(shown(ada).annotations);
    expect(checkStore(rae.store).findings).toEqual([]);
  });

  it('never as an annotator', async () => {
    await work(3);
    await write(ada);
    const max = await joins('Max', 'annotator');
    await sync(max, folder);
    expect(contentOf(max.store).annotations).toEqual([]);
    expect(listSnapshots(max.store.db)).toEqual([]);
  });

  it('carries the snapshot on to a place that has neither it nor the packages', async () => {
    await work(5);
    await write(ada);
    const rae = await joins('Rae');
    await all(ada, rae);
    const next = temporaryFolder();
    await sync(rae, next);
    expect(readdirSync(join(next, project(), 'snapshots'))).toHaveLength(1);
    const sam = await newMember(ada, folder, 'Sam', 'reviewer');
    await sync({ ...rae }, folder);
    await sync(rae, next);
    const path = join(temporaryFolder(), 'sam.plumb');
    const { store: known } = sam;
    const invitation = {
      v: 1,
      project: known.project,
      member: known.member,
      founder: ada.store.member,
      founderKey: ada.identity.key,
    } as const;
    const options = { signal: new AbortController().signal, onProgress: () => undefined };
    const store = closedAfterTest(
      await joinProject(path, invitation, folderCarrier(next, sam.identity), sam.identity, options),
    );
    expect(shown({ ...sam, store }).annotations).toEqual(shown(ada).annotations);
  });
});

describe('A snapshot', () => {
  it('is taken to its end by the next sync when the first was stopped within it', async () => {
    await work(12);
    const parts = [...decodeSnapshot((await write(ada))!.bytes, readingTools).parts()].length;
    const rae = await joins('Rae', 'annotator');
    changeRole(ada.store, ada.identity, rae.store.member, 'reviewer');
    await sync(ada, folder);
    const stop = new AbortController();
    const onProgress = (done: number, total: number) => void (total === parts && done === parts - 2 && stop.abort());
    await expect(sync(rae, folder, { signal: stop.signal, onProgress })).rejects.toThrow(/abort/i);
    expect(checkStore(rae.store).findings).toEqual([]);
    expect(leftOut(rae.store.db).changes).toBe(0);
    await sync(rae, folder);
    expect(leftOut(rae.store.db).changes).toBe(15);
    expect(shown(rae).annotations).toEqual(shown(ada).annotations);
    expect(checkStore(rae.store).findings).toEqual([]);
  });

  it('travels in a package from who has the labels only by it', async () => {
    await work(5);
    await write(ada);
    const rae = await joins('Rae');
    await all(ada, rae);
    const sam = await joins('Sam', 'annotator');
    changeRole(ada.store, ada.identity, sam.store.member, 'reviewer');
    await all(ada, rae);
    const path = join(temporaryFolder(), 'all.plpack');
    const tools = { signal: new AbortController().signal, onProgress: () => undefined };
    await savePack(rae.store, rae.identity, path, { dryRun: false, sendPictures: false, replace: false, ...tools });
    const report = await withPack(path, sam.identity, (carrier) =>
      syncProject(sam.store, carrier, sam.identity, { ...usualSync, ...tools }),
    );
    expect(report.snapshots.read).toMatchObject({ by: ada.store.member });
    expect(shown(sam).annotations).toEqual(shown(ada).annotations);
    expect(checkStore(sam.store).findings).toEqual([]);
  });

  it('is written by leads alone', async () => {
    await expect(sync(kim, folder, { snapshot: true })).rejects.toMatchObject({ code: 'sync.snapshotNotLead' });
    await work(3);
    expect((await sync(ada, folder, { snapshot: true })).snapshots.written).toEqual({ changes: 6, holds: 3 });
  });

  it('is written without being asked for when it saves much, and not again soon', () => {
    expect(isSnapshotDue({ changes: 49_999, counted: 10 }, 0)).toBe(false);
    expect(isSnapshotDue({ changes: 50_000, counted: 10 }, 0)).toBe(true);
    expect(isSnapshotDue({ changes: 50_000, counted: 25_001 }, 0)).toBe(false);
    expect(isSnapshotDue({ changes: 80_000, counted: 10 }, 50_000)).toBe(false);
    expect(isSnapshotDue({ changes: 120_000, counted: 10 }, 50_000)).toBe(true);
  });
});

describe('When what a snapshot left out counts again', () => {
  it('because somebody’s access ended before it, the packages are fetched', async () => {
    const ben = await newMember(ada, folder, 'Ben', 'lead');
    const label = drawLabel(kim.store, 1);
    await all(kim, ada, ben);
    drawLabel(kim.store, 2, label);
    await all(kim, ben);
    // Ben’s snapshot holds the second place alone.
    await write(ben);
    const rae = await newMember(ada, temporaryFolder(), 'Rae', 'reviewer');
    await sync(rae, folder);
    // Ada had seen the first only.
    endAccess(ada.store, ada.identity, kim.store.member);
    await sync(ada, folder);
    await sync(rae, folder);
    await sync(rae, folder);
    expect(shown(rae).annotations).toEqual(shown(ada).annotations);
    expect(shown(ada).annotations).toEqual([[expect.anything(), expect.anything(), expect.stringContaining('"x":1')]]);
    expect(leftOut(rae.store.db).changes).toBe(0);
    expect(checkStore(rae.store).findings).toEqual([]);
  });
});

describe('A lead who signs what nobody made', () => {
  it('is found out when every file is checked', async () => {
    await work(4);
    // On a copy of her project she writes a label in Kim’s name into a snapshot.
    const made = forgedSnapshot(ada, kim.store.member);
    await shelfOf(ada).put(made);
    const rae = await joins('Rae');
    await sync(rae, folder);
    expect(shown(rae).annotations.length).toBe(shown(ada).annotations.length + 1);
    const report = await sync(rae, folder, { thorough: true });
    expect(report.ignored).toContainEqual(
      expect.objectContaining({ fault: 'malformed', detail: expect.stringContaining('are in no package') as string }),
    );
    expect(shown(rae).annotations).toEqual(shown(ada).annotations);
    expect(checkStore(rae.store).findings).toEqual([]);
  });
});

describe('A project that is compacted', () => {
  it('says the same with less, goes on, and takes its history back from the packages', async () => {
    await work(12);
    const before = shown(ada);
    const archive = join(temporaryFolder(), 'history.plpack');
    const tools = { signal: new AbortController().signal, onProgress: () => undefined };
    const report = await compactProject(ada.store, ada.identity, archive, { replace: false, ...tools });
    expect(report).toMatchObject({ segments: 12, changes: 12 });
    expect(report.after).toBeLessThan(report.before);
    expect(listSegments(ada.store.db).filter(({ isHere }) => !isHere)).toHaveLength(12);
    expect(shown(ada)).toEqual(before);
    expect(checkStore(ada.store).findings).toEqual([]);
    drawLabel(kim.store, 99);
    await all(kim, ada);
    expect(shown(ada).annotations).toHaveLength(before.annotations.length + 1);
    expect(checkStore(ada.store).findings).toEqual([]);
    const rae = await joins('Rae');
    await sync(rae, folder);
    // The file that the history went into brings it back, without the folder.
    await withPack(archive, ada.identity, (carrier) =>
      syncProject(ada.store, carrier, ada.identity, { ...usualSync, ...tools, thorough: true }),
    );
    expect(leftOut(ada.store.db).changes).toBe(0);
    await all(rae, ada, rae);
    expect(contentOf(ada.store)).toEqual(contentOf(rae.store));
    expect(checkStore(ada.store).findings).toEqual([]);
    await compactProject(ada.store, ada.identity, `${archive}2.plpack`, { replace: false, ...tools });
    await expect(
      compactProject(ada.store, ada.identity, `${archive}3.plpack`, { replace: false, ...tools }),
    ).rejects.toMatchObject({ code: 'compact.nothing' });
    expect(readdirSync(dirname(archive)).toSorted()).toEqual(['history.plpack', 'history.plpack2.plpack']);
  });
});

it('a snapshot and what comes after it say what the whole history says, whatever it was', async () => {
  const step = fc.oneof(
    fc.record({
      type: fc.constant('move' as const),
      who: fc.nat({ max: 2 }),
      what: fc.nat({ max: 2 }),
      x: fc.nat({ max: 99 }),
    }),
    fc.record({ type: fc.constant('delete' as const), who: fc.nat({ max: 2 }), what: fc.nat({ max: 2 }) }),
    fc.record({ type: fc.constant('sync' as const), who: fc.nat({ max: 2 }) }),
    fc.record({ type: fc.constant('snapshot' as const) }),
  );
  const coverage = { joinedByOne: 0, replaced: 0, after: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40, size: 'max' }), async (steps) => {
      const place = temporaryFolder();
      const lead = newLead();
      scene(lead.store);
      const ben = await newMember(lead, place, 'Ben', 'lead');
      const eve = await newMember(lead, place, 'Eve', 'annotator');
      const people = [lead, ben, eve];
      for (const person of [...people, ...people]) await sync(person, place);
      const labels = people.map(() => new Map<number, AnnotationId>());
      for (const one of steps) {
        if (one.type === 'snapshot') {
          await write(ben, place);
        } else if (one.type === 'sync') await sync(people[one.who]!, place);
        else {
          const { store } = people[one.who]!;
          const known = labels[one.who]!.get(one.what);
          if (one.type === 'move') labels[one.who]!.set(one.what, drawLabel(store, one.x, known));
          else if (known) commit(store, [{ kind: 'annotation', entity: known, value: null }], 'no-undo');
        }
      }
      const rae = await newMember(lead, place, 'Rae', 'reviewer');
      for (const person of [lead, ben, eve, lead, rae, ben, rae, lead, rae]) await sync(person, place);
      const out = leftOut(rae.store.db);
      if (out.changes > 0) {
        coverage.joinedByOne++;
        coverage.replaced += out.changes;
        coverage.after += listSegments(rae.store.db).filter(({ isHere }) => isHere).length;
      }
      expect(shown(rae)).toEqual(shown(lead));
      expect(checkStore(rae.store).findings).toEqual([]);
      // The lead may have taken one too.
      for (const person of [rae, lead, rae]) await sync(person, place, { thorough: true });
      expect(contentOf(rae.store).changes).toEqual(contentOf(lead.store).changes);
      expect(contentOf(rae.store).heads).toEqual(contentOf(lead.store).heads);
      expect(checkStore(rae.store).findings).toEqual([]);
      for (const { store } of [...people, rae]) store.db.close();
      rmSync(place, { recursive: true });
    }),
    { numRuns: Number(process.env['SNAPSHOT_HISTORIES'] ?? 8), endOnFailure: true },
  );
  for (const [name, count] of Object.entries(coverage)) expect([name, count > 0]).toEqual([name, true]);
}, 300_000);
