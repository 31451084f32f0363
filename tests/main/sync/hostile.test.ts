import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { claimedHash, encodeSegment } from '@shared/sync/segment';
import { changeDigest, changeKey, type Change, type ChangeKey } from '@shared/changes/change';
import { newId } from '@shared/changes/new-id';
import { newOwnedId } from '@shared/changes/owned-id';
import type { Kind } from '@shared/changes/kinds';
import { canonicalJson } from '@shared/lib/canonical-json';
import type { Uuid } from '@shared/lib/uuid';
import type { AnnotationId } from '@shared/model/ids';
import { feedIdOf, type FeedSalt } from '@shared/sync/feed-id';
import { NO_SEGMENT } from '@shared/sync/header';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { NOT_LINKED } from '@main/db/not-linked';
import type { Store } from '@main/db/store';
import { submit } from '@main/consensus/submit';
import { openThread } from '@main/consensus/threads/threads';
import { ask } from '@main/guidelines/questions';
import { sealingTools } from '@main/sync/sealing-tools';
import { sha256 } from '@tests/support/histories';
import { box, scene, temporaryFolder } from '@tests/support/temporary-store';
import { newLead, newMember, sync, type Person } from '@tests/support/teams';

/** One thing that a member of bad will writes; numbers choose among what is there. */
const deed = fc.record({
  kind: fc.constantFrom<Kind>(
    ...(['class', 'annotation', 'member', 'project', 'image', 'rule', 'prediction'] as const),
    ...(['thread', 'threadComment', 'question', 'submission'] as const),
  ),
  entity: fc.nat(),
  value: fc.nat(),
  prevs: fc.array(fc.nat(), { maxLength: 3 }),
  stolenId: fc.option(fc.nat()),
  /** In which of two tongues it is said: both begin after the same change. */
  tongue: fc.nat({ max: 1 }),
  channel: fc.constantFrom('public' as const, 'labels' as const),
});

type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

interface Known {
  readonly id: Uuid;
  readonly key: ChangeKey;
  readonly kind: number;
  readonly entity: Uuid;
  readonly payload: string | null;
}

function knownTo({ db }: Store): Known[] {
  const uuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as Uuid;
  const rows = db
    .prepare(
      'SELECT lower(hex(id)) AS id, lower(hex(digest)) AS digest, kind, lower(hex(entity)) AS entity, payload FROM change',
    )
    .all() as { id: string; digest: string; kind: number; entity: string; payload: string | null }[];
  return rows.map((row) => ({
    ...row,
    id: uuid(row.id),
    key: (row.id + row.digest) as ChangeKey,
    entity: uuid(row.entity),
  }));
}

const pick = <T>(items: readonly T[], number: number): T => items[number % items.length]!;

/** Seals deeds into valid segments of the member's own feeds, each tongue in a branch of its own. */
function segmentsOf(kim: Person, deeds: readonly Deed[], known: readonly Known[]): Uint8Array[] {
  const { store, identity } = kim;
  const tools = sealingTools(identity.key, identity.privateKey);
  const files: Uint8Array[] = [];
  for (const channel of ['public', 'labels'] as const) {
    const salt = 'ab'.repeat(16) as FeedSalt;
    const feed = feedIdOf(store.member, channel, salt, sha256);
    for (const tongue of [0, 1]) {
      const keys = known.map(({ key }) => key);
      let prev = NO_SEGMENT;
      let seq = 0;
      for (const deed of deeds.filter((one) => one.channel === channel && one.tongue === tongue)) {
        const payloads = [
          null,
          ...known.map(({ payload }) => payload),
          canonicalJson({ name: 'Kim', role: 'lead', key: identity.key }),
          ...known.map(
            ({ payload }) =>
              payload?.replaceAll(/"(author|by|askedBy|member)":"[^"]+"/g, `"$1":"${store.member}"`) ?? null,
          ),
        ];
        const change: Change = {
          id: deed.stolenId === null ? newId() : pick(known, deed.stolenId).id,
          feed,
          member: store.member,
          seq: ++seq,
          kind: deed.kind,
          kindVersion: 1,
          entity: pick([...known.map(({ entity }) => entity), newId<Uuid>()], deed.entity),
          prevs: [...new Set(deed.prevs.map((number) => pick(keys, number)))].sort(),
          payload: pick(payloads, deed.value),
        };
        keys.push(changeKey(change.id, changeDigest(change, sha256)));
        const origin = { project: store.project, feed, salt, member: store.member, channel, prev };
        const bytes = encodeSegment(origin, [change], tools);
        prev = claimedHash(bytes, sha256);
        files.push(bytes);
      }
    }
  }
  return files;
}

function draw({ store }: Person, images: readonly Uuid[], classes: readonly Uuid[], x: number): void {
  const value = {
    image: images[0] as never,
    class: classes[0] as never,
    author: store.member,
    geometry: box(x, 1),
    source: { type: 'drawn' },
  } as const;
  commit(store, [{ kind: 'annotation', entity: newOwnedId<AnnotationId>(store.member), value }], 'no-undo');
}

function rows({ store }: Person, sql: string): unknown[] {
  return store.db.prepare(sql).raw().all();
}

const protectedTables = [
  'SELECT * FROM class ORDER BY id',
  'SELECT * FROM member ORDER BY id',
  'SELECT * FROM project ORDER BY id',
  'SELECT * FROM image ORDER BY id',
  'SELECT * FROM rule ORDER BY id',
];
/** What two people say of one thing that is one person's; suggestions are nobody's. */
const shared = `SELECT h.kind, hex(h.entity) FROM head h JOIN change c USING(revision) JOIN feed f ON f.id = c.feed
  WHERE h.kind <> 7 GROUP BY 1, 2 HAVING count(DISTINCT f.member) > 1`;
const headsOfOthers = (kim: Person) => `SELECT h.kind, hex(h.entity), hex(h.key) FROM head h
  JOIN change c ON c.revision = h.revision JOIN feed f ON f.id = c.feed
  WHERE h.kind <> 7 AND hex(f.member) <> '${kim.store.member.replaceAll('-', '').toUpperCase()}' ORDER BY 1, 2, 3`;
const everything = [
  ...protectedTables,
  'SELECT * FROM annotation ORDER BY id',
  'SELECT * FROM prediction ORDER BY id',
  'SELECT kind, hex(entity), hex(key) FROM head ORDER BY 1, 2, 3',
  'SELECT hex(c.id), hex(c.digest), r.reason FROM refused r JOIN change c ON c.revision = r.revision ORDER BY 1, 2',
  'SELECT hex(id), hex(digest) FROM change ORDER BY 1, 2',
];

let refused = 0;
let followed = 0;

it(
  'a member of bad will changes nothing of others, and everybody agrees on what he did',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { minLength: 12, maxLength: 25, size: 'max' }),
        fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
        async (deeds, places) => {
          const folder = temporaryFolder();
          const ada = newLead();
          const { images, classes } = scene(ada.store, 2);
          const ben = await newMember(ada, folder, 'Ben', 'lead');
          const kim = await newMember(ada, folder, 'Kim', 'annotator');
          draw(ada, images, classes, 1);
          draw(ben, images, classes, 2);
          const about = { image: images[0] as never, region: null, annotation: null };
          openThread(ada.store, { ...about, text: 'Too wide' });
          ask(ben.store, { ...about, rule: null, reason: 'A van?' });
          submit(ben.store, about.image);
          draw(kim, images, classes, 3);
          for (const person of [ada, ben, kim, ada, ben]) await sync(person, folder);
          const before = protectedTables.map((sql) => rows(ada, sql));
          const heads = rows(ada, headsOfOthers(kim));
          const files = segmentsOf(kim, deeds, knownTo(ada.store));
          const order = files.toSorted((a, b) => places[a.length % places.length]! - places[b.length % places.length]!);
          const bad = join(folder, `plumbline-${ada.store.project}`, 'bad');
          mkdirSync(bad);
          for (const [index, bytes] of order.entries()) writeFileSync(join(bad, `${index}.plseg`), bytes);
          await sync(ada, folder);
          rmSync(bad, { recursive: true });
          await sync(ada, folder);
          // Ben meets them in the order of their numbers, under the names that Ada gave them.
          await sync(ben, folder);
          expect(everything.map((sql) => rows(ben, sql))).toEqual(everything.map((sql) => rows(ada, sql)));
          expect(protectedTables.map((sql) => rows(ada, sql))).toEqual(before);
          expect(rows(ada, headsOfOthers(kim))).toEqual(heads);
          expect(rows(ada, shared)).toEqual([]);
          for (const person of [ada, ben]) {
            expect(checkStore(person.store).findings).toEqual([]);
          }
          refused += rows(ada, 'SELECT 1 FROM refused').length;
          followed += rows(ada, `SELECT 1 FROM change WHERE chain = ${NOT_LINKED}`).length;
          for (const { store } of [ada, ben, kim]) store.db.close();
        },
      ),
      { numRuns: Number(process.env['SYNC_HISTORIES'] ?? 25), endOnFailure: true },
    );
    expect(refused).toBeGreaterThan(0);
    expect(followed).toBeGreaterThan(refused);
  },
);
