import type { ChangeKey } from '@shared/changes/change';
import { instantOfChangeId } from '@shared/changes/clock';
import { kinds, type Kind } from '@shared/changes/kinds';
import { winner } from '@shared/changes/register';
import type { Uuid } from '@shared/lib/uuid';
import type { MemberId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { blobOfKey, keyOfBlob, uuidOf } from '../blob';
import { prepared } from '../prepared';
import { storedHeads } from '../sqlite-registers';

/** One change of the log, as far as histories need it. */
export interface PastChange {
  readonly key: ChangeKey;
  /** Milliseconds of UTC. */
  readonly at: number;
  readonly by: MemberId;
  readonly prevs: readonly ChangeKey[];
  /** Canonical JSON that the kind's schema has parsed; null: deleted. */
  readonly payload: string | null;
}

/** The change under a key; undefined while it has not arrived here. */
export function changeAt(db: Database, key: ChangeKey): PastChange | undefined {
  const blob = blobOfKey(key);
  const row = prepared(
    db,
    `SELECT c.id, c.prevs, c.payload, f.member FROM change c JOIN feed f ON f.id = c.feed
     WHERE c.id = ? AND c.digest = ?`,
  ).get(blob.subarray(0, 16), blob.subarray(16)) as
    { id: Buffer; prevs: Buffer; payload: string | null; member: Buffer } | undefined;
  if (!row) return undefined;
  const prevs: ChangeKey[] = [];
  for (let offset = 0; offset < row.prevs.length; offset += 32)
    prevs.push(keyOfBlob(row.prevs.subarray(offset, offset + 32)));
  const at = instantOfChangeId(uuidOf(row.id)).milliseconds;
  return { key, at, by: uuidOf<MemberId>(row.member), prevs, payload: row.payload };
}

/** What an entity says now: each change that no other one has replaced, the shown one first. */
export function headChanges(db: Database, kind: Kind, entity: Uuid): PastChange[] {
  const heads = storedHeads(db, kind, entity);
  const shown = winner(heads);
  const ordered = shown ? [shown, ...heads.filter((head) => head !== shown)] : [];
  return ordered.flatMap(({ key }) => changeAt(db, key) ?? []);
}

/** The key of the change that is shown of an entity; undefined when there is none. */
export function shownKey(db: Database, kind: Kind, entity: Uuid): ChangeKey | undefined {
  return winner(storedHeads(db, kind, entity))?.key;
}

/** The changes that led to what an entity says now, newest first, by walking back from it. */
export function pastChanges(db: Database, kind: Kind, entity: Uuid, most: number): PastChange[] {
  const found = new Map<ChangeKey, PastChange>();
  let edge = headChanges(db, kind, entity);
  while (edge.length > 0 && found.size < most) {
    for (const change of edge) found.set(change.key, change);
    const earlier = new Set(edge.flatMap(({ prevs }) => prevs).filter((key) => !found.has(key)));
    edge = [...earlier].flatMap((key) => changeAt(db, key) ?? []);
  }
  return [...found.values()].sort((a, b) => (a.key < b.key ? 1 : -1)).slice(0, most);
}

/** How far back the pace of a project is looked for, in changes of any kind. */
const LOOK_BACK = 200_000;

/** When labels were committed, in milliseconds of UTC, for each feed; the latest `most`. */
export function labellingTimes(db: Database, most: number): number[][] {
  const rows = prepared(
    db,
    `SELECT feed, id FROM change
     WHERE revision > (SELECT coalesce(max(revision), 0) FROM change) - ? AND kind = ?
     ORDER BY revision DESC LIMIT ?`,
  ).all(LOOK_BACK, kinds.annotation.code, most) as { feed: number; id: Buffer }[];
  const byFeed = new Map<number, number[]>();
  for (const { feed, id } of rows) {
    const time = id.readUIntBE(0, 6);
    const others = byFeed.get(feed);
    if (others) others.push(time);
    else byFeed.set(feed, [time]);
  }
  return [...byFeed.values()];
}
