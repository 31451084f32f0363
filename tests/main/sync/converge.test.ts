import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Draft } from '@shared/changes/edit';
import { applyChange } from '@shared/changes/register';
import { ownedId } from '@shared/changes/owned-id';
import { changeDigest, changeKey } from '@shared/changes/change';
import type { AnnotationId, ClassId } from '@shared/model/ids';
import { backUp } from '@main/db/backup';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { readLog } from '@main/db/log';
import { openStore } from '@main/db/open';
import type { Machine, Store } from '@main/db/store';
import { contentOf } from '@tests/support/content-of';
import { idNumber, sha256 } from '@tests/support/histories';
import { MemoryRegisters } from '@tests/support/memory-registers';
import { box, closedAfterTest, scene, temporaryFolder } from '@tests/support/temporary-store';
import { newLead, newMember, secondMachine, sync, type Person } from '@tests/support/teams';

/** What happens in a history: people edit and sync, and the world does its worst to their folder and their machines. */
type Event =
  | { readonly type: 'class'; readonly who: number; readonly what: number; readonly name: string }
  | { readonly type: 'label'; readonly who: number; readonly what: number; readonly x: number | null }
  | { readonly type: 'clock'; readonly who: number; readonly days: number }
  | { readonly type: 'sync'; readonly who: number }
  | { readonly type: 'lose' | 'cut' | 'copy'; readonly file: number }
  | { readonly type: 'backup'; readonly who: number }
  | { readonly type: 'restore'; readonly who: number };

/** Ada, Ben, Kim, and Ben at another machine of his. */
const who = fc.nat({ max: 3 });
const [BEN, KIM, BEN_ELSEWHERE] = [1, 2, 3] as const;
const what = fc.nat({ max: 3 });

const events: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ type: fc.constant('class' as const), who, what, name: fc.stringMatching(/^[a-z]{1,4}$/) }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ type: fc.constant('label' as const), who, what, x: fc.option(fc.nat({ max: 99 })) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ type: fc.constant('clock' as const), who, days: fc.integer({ min: -4000, max: 4000 }) }),
    },
    { weight: 6, arbitrary: fc.record({ type: fc.constant('sync' as const), who }) },
    {
      weight: 2,
      arbitrary: fc.record({ type: fc.constantFrom('lose' as const, 'cut' as const, 'copy' as const), file: fc.nat() }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('backup' as const), who }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('restore' as const), who }) },
  ),
  { minLength: 25, maxLength: 45, size: 'max' },
);

const renames = (name: string): Event => ({ type: 'class', who: 0, what: 0, name });

/**
 * What chance brings about too seldom to count on it: a writer on two copies, a package before the one it follows, one
 * label at two machines of its author, and a folder that was lost whole. A history that once failed belongs here.
 */
const rare: [Event[]][] = [
  [
    [
      renames('a'),
      { type: 'backup', who: 0 },
      renames('b'),
      { type: 'sync', who: 0 },
      { type: 'restore', who: 0 },
      renames('c'),
      { type: 'sync', who: 0 },
      { type: 'sync', who: 1 },
    ],
  ],
  [
    [
      ...['a', 'b', 'c', 'd', 'e', 'f'].flatMap((name): Event[] => [renames(name), { type: 'sync', who: 0 }]),
      // The founder alone has sent anything, so it is one of these.
      { type: 'lose', file: 5 },
      { type: 'sync', who: 1 },
    ],
  ],
  [
    [
      { type: 'label', who: BEN, what: 0, x: 1 },
      { type: 'sync', who: BEN },
      { type: 'sync', who: BEN_ELSEWHERE },
      { type: 'clock', who: BEN_ELSEWHERE, days: -9 },
      { type: 'label', who: BEN_ELSEWHERE, what: 0, x: 2 },
      { type: 'label', who: BEN, what: 0, x: 3 },
      { type: 'sync', who: BEN_ELSEWHERE },
    ],
  ],
  [
    [
      renames('a'),
      { type: 'sync', who: 0 },
      { type: 'sync', who: BEN },
      ...Array.from({ length: 40 }, (): Event => ({ type: 'lose', file: 0 })),
      { type: 'cut', file: 3 },
      renames('b'),
    ],
  ],
];

interface Member {
  person: Person;
  readonly clock: { days: number };
  backup: string | undefined;
}

const DAY = 24 * 60 * 60 * 1000;

function machineOf(clock: { readonly days: number }, nonce: number): Machine {
  return { now: () => 1_800_000_000_000 + clock.days * DAY, nonce: new Uint8Array(8).fill(nonce) };
}

/** Counts what really happened over all runs: a property that nothing tests passes for nothing. */
const coverage = {
  edits: 0,
  skewed: 0,
  received: 0,
  waited: 0,
  damaged: 0,
  duplicated: 0,
  lost: 0,
  resent: 0,
  restored: 0,
  parted: 0,
  forks: 0,
  contested: 0,
  /** Labels that one person had changed at two machines, neither of which knew of the other's. */
  twiceByOne: 0,
};

/** Another run takes the same histories when it is given. */
const seed = Number(process.env['SYNC_HISTORIES_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

class World {
  readonly folder = temporaryFolder();
  readonly members: Member[] = [];
  /** Files that went missing. */
  readonly lost = new Set<string>();
  private nonces = 0;

  async begin(): Promise<void> {
    const clocks = [{ days: 0 }, { days: 0 }, { days: 0 }, { days: 0 }];
    const ada = newLead(machineOf(clocks[0]!, ++this.nonces));
    scene(ada.store, 2);
    const ben = await newMember(ada, this.folder, 'Ben', 'lead', machineOf(clocks[1]!, ++this.nonces));
    const kim = await newMember(ada, this.folder, 'Kim', 'annotator', machineOf(clocks[2]!, ++this.nonces));
    const elsewhere = await secondMachine(ben, ada, this.folder, machineOf(clocks[3]!, ++this.nonces));
    for (const [index, person] of [ada, ben, kim, elsewhere].entries()) {
      this.members.push({ person, clock: clocks[index]!, backup: undefined });
    }
  }

  async play(event: Event): Promise<void> {
    if ('file' in event) return this.meddle(event.type, event.file);
    const member = this.members[event.who]!;
    const { store } = member.person;
    switch (event.type) {
      case 'class':
        // Kim is an annotator.
        if (event.who !== KIM) edit(member, classDraft(event.what, event.name));
        break;
      case 'label':
        edit(member, labelDraft(store, event.who, event.what, event.x));
        break;
      case 'clock':
        member.clock.days = event.days;
        break;
      case 'sync':
        await this.sync(member);
        break;
      case 'backup':
        member.backup = join(temporaryFolder(), 'backup.plumb');
        backUp(store.db, member.backup);
        break;
      case 'restore':
        this.restore(member);
        break;
    }
  }

  /** The machine breaks, and its last backup takes its place: what was never sent since then is gone with it. */
  private restore(member: Member): void {
    if (member.backup === undefined) return;
    coverage.restored++;
    member.person.store.db.close();
    const path = join(temporaryFolder(), 'restored.plumb');
    copyFileSync(member.backup, path);
    const store = closedAfterTest(openStore(path, machineOf(member.clock, ++this.nonces)));
    member.person = { ...member.person, store };
  }

  async sync(member: Member): Promise<boolean> {
    const report = await sync(member.person, this.folder);
    coverage.received += report.received.changes;
    coverage.waited += report.waiting.length;
    coverage.damaged += report.ignored.length;
    coverage.parted += report.parted ? 1 : 0;
    coverage.forks += report.forks.length;
    coverage.contested += report.contested;
    if (report.refused.length > 0) throw new Error(`Refused: ${JSON.stringify(report.refused)}`);
    if (report.published.problem !== null) throw new Error(report.published.problem);
    return report.published.segments + report.received.segments > 0;
  }

  private meddle(how: 'lose' | 'cut' | 'copy', number: number): void {
    const files = readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.plseg(\.age)?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
    const path = files[number % files.length];
    if (path === undefined) return;
    coverage[how === 'copy' ? 'duplicated' : 'lost']++;
    if (how === 'lose') {
      rmSync(path);
      this.lost.add(path);
    } else if (how === 'cut') truncateSync(path, number % statSync(path).size);
    else {
      const folder = join(dirname(path), 'conflicts');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `copy (${number}).plseg`), readFileSync(path));
    }
  }

  /** Everybody syncs until nobody has anything new. */
  async settle(): Promise<void> {
    for (let round = 0; round < 6; round++) {
      let moved = false;
      for (const member of this.members) moved = (await this.sync(member)) || moved;
      if (!moved) return;
    }
    throw new Error('People go on sending each other the same things');
  }
}

function classDraft(index: number, name: string): Draft {
  return { kind: 'class', entity: idNumber<ClassId>(20, index), value: { name, colour: '#112233', order: index } };
}

/** Everybody has labels of their own, whatever machine they were made on. */
function labelDraft(store: Store, who: number, index: number, x: number | null): Draft {
  const person = who === BEN_ELSEWHERE ? BEN : who;
  const entity = ownedId(idNumber<AnnotationId>(30 + person, index), store.member);
  if (x === null) return { kind: 'annotation', entity, value: null };
  const id = (table: 'image' | 'class') =>
    store.db.prepare(`SELECT lower(hex(id)) FROM ${table} ORDER BY id LIMIT 1`).pluck().get() as string;
  const uuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as never;
  return {
    kind: 'annotation',
    entity,
    value: {
      image: uuid(id('image')),
      class: uuid(id('class')),
      author: store.member,
      geometry: box(x, 1),
      source: { type: 'drawn' },
    },
  };
}

function edit({ person, clock }: Member, draft: Draft): void {
  const made = commit(person.store, [draft], 'no-undo').steps.length;
  coverage.edits += made;
  if (Math.abs(clock.days) > 1) coverage.skewed += made;
}

/** Labels with values of two machines of one person side by side. */
function twiceByOne({ db }: Store): number {
  return db
    .prepare(
      `SELECT count(*) FROM (SELECT h.entity FROM head h JOIN change c USING(revision) JOIN feed f ON f.id = c.feed
         WHERE h.kind = 6 GROUP BY h.entity HAVING count(DISTINCT f.id) > 1 AND count(DISTINCT f.member) = 1)`,
    )
    .pluck()
    .get() as number;
}

/** The heads that a plain fold over the whole log gives. */
function folded(store: Store): unknown[] {
  const model = new MemoryRegisters();
  for (const change of readLog(store.db))
    applyChange(model, change, changeKey(change.id, changeDigest(change, sha256)));
  return Object.values(model.snapshot()).flat().toSorted();
}

it(
  'people end with the same project, whatever happened to their folder, clocks and machines',
  { timeout: 900_000 },
  async () => {
    process.stdout.write(`SYNC_HISTORIES_SEED=${seed}\n`);
    await fc.assert(
      fc.asyncProperty(events, async (history) => {
        const world = new World();
        await world.begin();
        for (const event of history) await world.play(event);
        await world.settle();
        const [ada, ben, kim, elsewhere] = world.members.map(({ person }) => person) as [
          Person,
          Person,
          Person,
          Person,
        ];
        const { store } = ada;
        for (const same of [ben, elsewhere]) expect(contentOf(same.store)).toEqual(contentOf(store));
        coverage.twiceByOne += twiceByOne(store);
        coverage.resent += [...world.lost].filter((path) => existsSync(path)).length;
        expect(contentOf(kim.store)).toEqual(contentOf(store, kim.store));
        const heads = store.db.prepare('SELECT lower(hex(key)) FROM head ORDER BY lower(hex(key))').pluck().all();
        expect(heads).toEqual(folded(store));
        for (const { person } of world.members) {
          expect(checkStore(person.store).findings).toEqual([]);
          person.store.db.close();
        }
        rmSync(world.folder, { recursive: true });
      }),
      { numRuns: Number(process.env['SYNC_HISTORIES'] ?? 50), endOnFailure: true, examples: rare, seed },
    );
    for (const [name, count] of Object.entries(coverage)) expect([name, count > 0]).toEqual([name, true]);
  },
);
