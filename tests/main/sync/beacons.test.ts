import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { claimOf } from '@shared/sync/segment';
import type { BeaconId } from '@shared/model/ids';
import { newId } from '@shared/changes/new-id';
import { newOwnedId } from '@shared/changes/owned-id';
import { backUp } from '@main/db/backup';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { openStore } from '@main/db/open';
import { listClasses } from '@main/db/queries/classes';
import { readingTools } from '@main/db/reading-tools';
import { teamView } from '@main/sync/team-view';
import { drawLabel } from '@tests/support/draw-label';
import { newLead, newMember, sync, type Person } from '@tests/support/teams';
import { closedAfterTest, scene, temporaryFolder } from '@tests/support/temporary-store';

let folder: string;
let ada: Person;
let ben: Person;
let kim: Person;

beforeEach(async () => {
  folder = temporaryFolder();
  ada = newLead();
  scene(ada.store);
  ben = await newMember(ada, folder, 'Ben', 'lead');
  kim = await newMember(ada, folder, 'Kim', 'annotator');
  await sync(ben, folder);
});

function renameClass({ store }: Person, name: string): void {
  const { id, colour, order } = listClasses(store.db)[0]!;
  commit(store, [{ kind: 'class', entity: id, value: { name, colour, order } }], 'no-undo');
}

/** The open segments of somebody, in order. */
function segmentsOf({ store }: Person): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.plseg'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => claimOf(readFileSync(path), readingTools).header.member === store.member)
    .toSorted();
}

it('a sync of nothing new sends nothing, and no beacon calls forth another', async () => {
  renameClass(ada, 'walker');
  await sync(ada, folder);
  for (const person of [ben, kim, ada, ben, kim, ada]) {
    const before = readdirSync(folder, { recursive: true }).length;
    expect((await sync(person, folder)).published).toMatchObject({ segments: 0, changes: 0, bytes: 0 });
    expect(readdirSync(folder, { recursive: true })).toHaveLength(before);
  }
});

it('what was cut off at the end of a feed is told by the beacon of who saw it, and comes back with their sync', async () => {
  renameClass(ada, 'walker');
  await sync(ada, folder);
  renameClass(ada, 'pedestrian');
  await sync(ada, folder);
  await sync(ben, folder);
  renameClass(ben, 'person on foot');
  await sync(ben, folder);
  rmSync(segmentsOf(ada).at(-1)!);
  const report = await sync(kim, folder);
  expect(report.missing).toEqual([
    {
      member: ada.store.member,
      here: expect.any(Number) as number,
      claimed: expect.any(Number) as number,
      by: [ben.store.member],
    },
  ]);
  const [tail] = report.missing;
  expect(tail!.claimed).toBeGreaterThan(tail!.here);
  expect(teamView(kim.store, kim.identity.key, null).missing).toEqual(report.missing);
  // It blocks nobody.
  drawLabel(kim.store, 1);
  expect((await sync(kim, folder)).published.problem).toBeNull();
  await sync(ben, folder);
  expect((await sync(kim, folder)).missing).toEqual([]);
  expect(checkStore(kim.store).findings).toEqual([]);
});

it('who wrote labels says so where everybody reads it, so that their end cannot be cut off unseen', async () => {
  drawLabel(kim.store, 1);
  await sync(kim, folder);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of files) if (entry.name.endsWith('.age')) rmSync(join(entry.parentPath, entry.name));
  expect((await sync(ada, folder)).missing).toEqual([
    { member: kim.store.member, here: 0, claimed: 1, by: [kim.store.member] },
  ]);
  await sync(kim, folder);
  expect((await sync(ada, folder)).missing).toEqual([]);
});

it('an older state of the folder that was put back is noticed, and healed by whoever has more', async () => {
  const older = temporaryFolder();
  cpSync(folder, older, { recursive: true });
  renameClass(ada, 'walker');
  await sync(ada, folder);
  await sync(ben, folder);
  renameClass(ben, 'pedestrian');
  await sync(ben, folder);
  const beacon = segmentsOf(ben).at(-1)!;
  // All but the newest word of Ben is as it was.
  const kept = beacon.replace(folder, older);
  mkdirSync(dirname(kept), { recursive: true });
  copyFileSync(beacon, kept);
  rmSync(folder, { recursive: true });
  cpSync(older, folder, { recursive: true });
  expect((await sync(kim, folder)).missing).toMatchObject([{ member: ada.store.member, by: [ben.store.member] }]);
  await sync(ben, folder);
  const healed = await sync(kim, folder);
  expect([healed.missing, healed.waiting]).toEqual([[], []]);
  expect(listClasses(kim.store.db).map(({ name }) => name)).toContain('pedestrian');
});

it('a machine that went back to a backup is told what others had from it', async () => {
  const path = join(temporaryFolder(), 'restored.plumb');
  backUp(ada.store.db, path);
  renameClass(ada, 'walker');
  await sync(ada, folder);
  await sync(ben, folder);
  renameClass(ben, 'pedestrian');
  await sync(ben, folder);
  rmSync(segmentsOf(ada).at(-1)!);
  ada.store.db.close();
  ada = { ...ada, store: closedAfterTest(openStore(path)) };
  expect((await sync(ada, folder)).missing).toMatchObject([{ member: ada.store.member, by: [ben.store.member] }]);
  await sync(ben, folder);
  expect((await sync(ada, folder)).missing).toEqual([]);
});

it('a member who claims what cannot be is told as the one who says so, and stops nobody', async () => {
  const tips = { [ada.store.member]: [[newId(), 0, Number.MAX_SAFE_INTEGER, 'f'.repeat(16)]] } as never;
  const value = { member: kim.store.member, tips };
  commit(kim.store, [{ kind: 'beacon', entity: newOwnedId<BeaconId>(kim.store.member), value }], 'no-undo');
  await sync(kim, folder);
  const report = await sync(ben, folder);
  expect(report.missing).toEqual([
    { member: ada.store.member, here: 0, claimed: Number.MAX_SAFE_INTEGER, by: [kim.store.member] },
  ]);
  renameClass(ben, 'walker');
  expect((await sync(ben, folder)).published).toMatchObject({ changes: 1, problem: null });
  // Nobody speaks for somebody else.
  expect(() =>
    commit(
      kim.store,
      [
        {
          kind: 'beacon',
          entity: newOwnedId<BeaconId>(kim.store.member),
          value: { ...value, member: ada.store.member },
        },
      ],
      'no-undo',
    ),
  ).toThrow(expect.objectContaining({ code: 'change.notAllowed' }));
});
