import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { kinds, type Kind } from '@shared/changes/kinds';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { RuleId, ThreadId } from '@shared/model/ids';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { MOST_KEPT } from '@main/db/keep-later';
import { openStore } from '@main/db/open';
import { listClasses } from '@main/db/queries/classes';
import { allImages } from '@main/db/queries/images';
import { claimOf, type ReadingTools } from '@shared/sync/segment';
import { isClosed } from '@main/sync/closed/closed-segment';
import { teamView } from '@main/sync/team-view';
import { contentOf } from '@tests/support/content-of';
import { drawLabel } from '@tests/support/draw-label';
import { rule } from '@tests/support/guideline-team';
import { idNumber } from '@tests/support/histories';
import { earlierReading, inLaterContainer, laterReading, readingBefore } from '@tests/support/later-plumbline';
import { newLead, newMember, sync, type Person } from '@tests/support/teams';
import { closedAfterTest, scene, temporaryFolder } from '@tests/support/temporary-store';

let folder: string;
let ada: Person;
let ben: Person;

beforeEach(async () => {
  await begin();
});

async function begin(): Promise<void> {
  folder = temporaryFolder();
  ada = withReading(newLead(), laterReading);
  scene(ada.store);
  ben = await newMember(ada, folder, 'Ben', 'lead');
  await sync(ben, folder);
}

/** The same project file, opened by a program that reads something else. */
function withReading({ store, ...person }: Person, reading: ReadingTools): Person {
  store.db.close();
  return { ...person, store: closedAfterTest(openStore(store.path, store.machine, reading)) };
}

function renameClass({ store }: Person, name: string, index = 0): void {
  const { id, colour, order } = listClasses(store.db)[index]!;
  commit(store, [{ kind: 'class', entity: id, value: { name, colour, order } }], 'no-undo');
}

function ask({ store }: Person): void {
  const { id: image } = allImages(store.db)[0]!;
  const value = {
    image,
    region: null,
    annotation: null,
    by: store.member,
    at: '2026-11-22T10:00:00.000Z',
    state: 'open',
  } as const;
  commit(store, [{ kind: 'thread', entity: newId<ThreadId>(), value }], 'no-undo');
}

function files(root = folder): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.plseg(\.age)?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** What lies in the open in a folder, whatever the names. */
function opened(root: string): Set<string> {
  return new Set(
    files(root).flatMap((path) => (isClosed(readFileSync(path)) ? [] : [readFileSync(path).toString('hex')])),
  );
}

/** Has a later Plumbline have written those of Ada's open segments that came since `before`. */
function wrap(before: ReadonlySet<string>): void {
  for (const path of files().filter((file) => !before.has(file) && file.endsWith('.plseg'))) {
    if (claimOf(readFileSync(path), laterReading).header.member !== ada.store.member) continue;
    writeFileSync(path, inLaterContainer(readFileSync(path), ada.identity));
  }
}

function ruleDraft(n: number): Draft {
  return {
    kind: 'rule',
    entity: idNumber<RuleId>(50, n),
    value: rule(`Rule ${n}`, [], { text: String(Math.random()) }),
  };
}

const classNames = ({ store }: Person) => listClasses(store.db).map(({ name }) => name);

describe('what a newer Plumbline wrote', () => {
  it('is kept when its container is not known, named, and applied when the update opens the project', async () => {
    const before = new Set(files());
    renameClass(ada, 'walker');
    await sync(ada, folder);
    wrap(before);
    const report = await sync(ben, folder);
    expect(report.later).toEqual([{ member: ada.store.member, packages: 1 }]);
    expect(report.ignored).toEqual([]);
    expect(classNames(ben)).toContain('person');
    expect(teamView(ben.store, ben.identity.key, null).later).toEqual(report.later);
    expect((await sync(ben, folder)).later).toEqual(report.later);
    rmSync(folder, { recursive: true });
    ben = withReading(ben, laterReading);
    expect(classNames(ben)).toContain('walker');
    expect(teamView(ben.store, ben.identity.key, null).later).toEqual([]);
    expect(checkStore(ben.store).findings).toEqual([]);
  });

  it('is kept when it has a kind of record, or a version of one, that is not known', async () => {
    for (const reading of [earlierReading(['class']), readingBefore(['class'])]) {
      ben = withReading(ben, reading);
      renameClass(ada, `name ${kinds.class.version} ${listClasses(ada.store.db)[0]!.name}`);
      await sync(ada, folder);
      const { later, waiting } = await sync(ben, folder);
      expect([later, waiting]).toEqual([[{ member: ada.store.member, packages: 1 }], []]);
      expect(classNames(ben)).not.toEqual(classNames(ada));
      ben = withReading(ben, laterReading);
      expect(contentOf(ben.store)).toEqual(contentOf(ada.store));
      expect(checkStore(ben.store).findings).toEqual([]);
    }
  });

  it('counts what follows it too, and all of it is applied after the update', async () => {
    ben = withReading(ben, readingBefore(['class']));
    renameClass(ada, 'walker');
    await sync(ada, folder);
    commit(
      ada.store,
      [{ kind: 'project', entity: ada.store.project, value: { name: 'Lane', template: 'objects' } }],
      'no-undo',
    );
    await sync(ada, folder);
    expect((await sync(ben, folder)).later).toEqual([{ member: ada.store.member, packages: 2 }]);
    ben = withReading(ben, laterReading);
    expect(contentOf(ben.store)).toEqual(contentOf(ada.store));
  });

  it('is not written over by who cannot read it, and everything else can be changed', async () => {
    ben = withReading(ben, readingBefore(['class']));
    renameClass(ada, 'walker');
    await sync(ada, folder);
    await sync(ben, folder);
    expect(() => renameClass(ben, 'pedestrian')).toThrow(
      expect.objectContaining({ code: 'change.needsNewer', params: { kind: 'class', name: 'Ada' } }),
    );
    renameClass(ben, 'truck', 1);
    ben = withReading(ben, laterReading);
    renameClass(ben, 'pedestrian');
    await sync(ben, folder);
    await sync(ada, folder);
    expect(classNames(ada)).toEqual(['pedestrian', 'truck', 'sign']);
  });

  it('does not let a member lock up what is not theirs', async () => {
    const kim = await newMember(ada, folder, 'Kim', 'annotator');
    ben = withReading(ben, readingBefore(['class']));
    // Nobody may do this: it is written as a hostile program would.
    kim.store.db.exec("UPDATE member SET role = 'lead' WHERE name = 'Kim'");
    renameClass(kim, 'mine');
    await sync(kim, folder);
    await sync(ben, folder);
    renameClass(ben, 'pedestrian');
    expect(classNames(ben)).toContain('pedestrian');
  });

  it('fills no disk: what there is no room for stays where it lies, and is told', async () => {
    const insert = ben.store.db.prepare("INSERT INTO kept(hash, bytes, closed) VALUES(randomblob(32), x'00', 0)");
    ben.store.db.transaction(() => Array.from({ length: MOST_KEPT }, () => insert.run()))();
    const before = new Set(files());
    renameClass(ada, 'walker');
    await sync(ada, folder);
    wrap(before);
    const { ignored } = await sync(ben, folder);
    expect(ignored).toMatchObject([{ fault: 'newer' }]);
    ben.store.db.exec('DELETE FROM kept');
    await sync(ben, folder);
    expect(classNames(withReading(ben, laterReading))).toContain('walker');
  });

  it('is said to be of nobody when its signature is of none of the team', async () => {
    const before = new Set(files());
    renameClass(ada, 'walker');
    await sync(ada, folder);
    const stranger = newLead();
    for (const path of files().filter((file) => !before.has(file))) {
      writeFileSync(path, inLaterContainer(readFileSync(path), stranger.identity));
    }
    expect((await sync(ben, folder)).later).toEqual([{ member: null, packages: 1 }]);
  });

  it('is asked of readers as an ability, and kept by those who lack it', async () => {
    const before = new Set(files());
    renameClass(ada, 'walker');
    await sync(ada, folder);
    for (const path of files().filter((file) => !before.has(file))) {
      const bytes = Buffer.from(readFileSync(path));
      const end = 12 + bytes.readUInt32BE(8);
      const text = Buffer.from(bytes.toString('utf8', 12, end).replace('"need":[]', '"need":["colour"]'));
      const start = Buffer.from(bytes.subarray(0, 12));
      start.writeUInt32BE(text.length, 8);
      const signed = Buffer.concat([start, text]);
      const { sealingTools } = await import('@main/sync/sealing-tools');
      const { sign } = sealingTools(ada.identity.key, ada.identity.privateKey);
      writeFileSync(path, Buffer.concat([signed, sign(signed), bytes.subarray(end + 64)]));
    }
    expect((await sync(ben, folder)).later).toEqual([{ member: ada.store.member, packages: 1 }]);
    expect(classNames(withReading(ben, laterReading))).toContain('walker');
  });
});

const unknown: readonly Kind[] = ['thread', 'class', 'annotation', 'imageTag'];

type Event = { readonly type: 'rename' | 'ask' | 'label' | 'own' | 'sync' | 'old' | 'wrap'; readonly n: number };

const histories = fc.record({
  lacks: fc.subarray([...unknown], { minLength: 1 }),
  outdated: fc.boolean(),
  events: fc.array(
    fc.record({
      type: fc.constantFrom<Event['type'][]>('rename', 'ask', 'label', 'own', 'sync', 'sync', 'old', 'wrap', 'wrap'),
      n: fc.nat({ max: 2 }),
    }),
    { minLength: 12, maxLength: 24, size: 'max' },
  ),
});

it(
  'after the update a project is as if its program had always been new, and what passed through it is unchanged',
  { timeout: 300_000 },
  async () => {
    const coverage = { newer: 0, carried: 0 };
    await fc.assert(
      fc.asyncProperty(histories, async ({ lacks, outdated, events }) => {
        await begin();
        const elsewhere = temporaryFolder();
        ben = withReading(ben, outdated ? readingBefore(lacks) : earlierReading(lacks));
        let sent = new Set(files());
        for (const { type, n } of events) {
          if (type === 'rename') renameClass(ada, `name ${n} ${Math.random()}`, n);
          else if (type === 'ask') ask(ada);
          else if (type === 'label') drawLabel(ada.store, n);
          else if (type === 'own') commit(ben.store, [ruleDraft(n)], 'no-undo');
          else if (type === 'old') await sync(ben, folder);
          else {
            await sync(ada, folder);
            if (type === 'wrap') wrap(sent);
            sent = new Set(files());
          }
        }
        await sync(ben, folder);
        await sync(ada, folder);
        coverage.newer += (await sync(ben, folder)).later.length;
        await sync(ben, elsewhere);
        const [here, there] = [opened(folder), opened(elsewhere)];
        expect([...here].filter((bytes) => !there.has(bytes))).toEqual([]);
        coverage.carried += [...there].filter((bytes) => bytes.startsWith('504c53454702')).length;
        ben = withReading(ben, laterReading);
        expect(contentOf(ben.store)).toEqual(contentOf(ada.store));
        expect(checkStore(ben.store).findings).toEqual([]);
      }),
      { numRuns: Number(process.env['LATER_HISTORIES'] ?? 25), endOnFailure: true },
    );
    for (const [name, count] of Object.entries(coverage)) expect([name, count > 0]).toEqual([name, true]);
  },
);
