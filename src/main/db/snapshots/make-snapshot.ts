import type { Database } from 'better-sqlite3';
import type { Uuid } from '@shared/lib/uuid';
import type { Change } from '@shared/changes/change';
import { kindOfCode, kinds } from '@shared/changes/kinds';
import type { MemberId } from '@shared/model/ids';
import type { FeedSalt } from '@shared/sync/feed-id';
import { encodeSnapshot, snapshotHash } from '@shared/sync/snapshot';
import type { Awaited, CoveredChanges, CoveredFeed } from '@shared/sync/snapshot-parts';
import type { SealingTools } from '@shared/sync/segment';
import { keyOfBlob, uuidOf } from '../blob';
import { changeOfRow, type ChangeRow } from '../log';
import { prepared } from '../prepared';
import { unsealedChanges } from '../queries/unsealed';
import { seal } from '../seal';
import type { Store } from '../store';

export interface MadeSnapshot {
  readonly hash: string;
  readonly bytes: Uint8Array;
  /** How many changes it stands for, and how many are in it. */
  readonly changes: number;
  readonly holds: number;
}

/**
 * Makes a snapshot of all labels and reviews that are followed here, and signs it. Nothing is kept of it here. Others may
 * go on writing meanwhile, unless it is part of a transaction.
 *
 * @returns null when there are none.
 * @throws RangeError when it becomes larger than snapshots may be.
 */
export function makeSnapshot(store: Store, tools: SealingTools): MadeSnapshot | null {
  const { db, member } = store;
  for (;;) {
    // What is not sealed yet is in no segment, and would be missing with what it replaced.
    seal(store, tools);
    if (db.inTransaction) return gathered(store, tools);
    db.exec('BEGIN');
    try {
      if (unsealedChanges(db, member) === 0) return gathered(store, tools);
    } finally {
      db.exec('COMMIT');
    }
  }
}

function gathered(store: Store, tools: SealingTools): MadeSnapshot | null {
  const { db, project, member } = store;
  const feeds = coveredFeeds(db);
  if (feeds.length === 0) return null;
  let holds = 0;
  const changes = countedChanges(db, (count) => (holds += count));
  const bytes = encodeSnapshot({ project, member }, { feeds, awaited: awaitedOf(db), changes }, tools);
  const covered = feeds.flatMap(({ segments }) => segments).reduce((sum, one) => sum + one.last - one.first + 1, 0);
  return { hash: snapshotHash(bytes, tools.sha256), bytes, changes: covered, holds };
}

function coveredFeeds(db: Database): CoveredFeed[] {
  const rows = prepared(
    db,
    `SELECT f.uuid, f.member, f.channel, f.salt, s.hash, s.first, s.last, s.prev,
       CASE WHEN length(s.bytes) > 0 THEN length(s.bytes) ELSE (SELECT size FROM covered WHERE segment = s.id) END AS size
     FROM feed f JOIN segment s ON s.feed = f.uuid
     WHERE f.channel <> 'public' AND s.waits IS NULL ORDER BY f.uuid, s.first, s.id`,
  ).all() as {
    uuid: Buffer;
    member: Buffer;
    channel: CoveredFeed['channel'];
    salt: Buffer | null;
    hash: Buffer;
    first: number;
    last: number;
    prev: Buffer;
    size: number;
  }[];
  const feeds = new Map<Uuid, CoveredFeed & { segments: CoveredFeed['segments'][number][] }>();
  for (const { uuid, member, channel, salt, hash, prev, ...row } of rows) {
    const feed = uuidOf(uuid);
    const known = feeds.get(feed) ?? {
      feed,
      member: uuidOf<MemberId>(member),
      channel,
      salt: (salt?.toString('hex') ?? null) as FeedSalt | null,
      segments: [],
    };
    known.segments.push({ ...row, hash: hash.toString('hex'), prev: prev.toString('hex') });
    feeds.set(feed, known);
  }
  return [...feeds.values()];
}

function awaitedOf(db: Database): Awaited[] {
  const rows = prepared(db, 'SELECT kind, entity, key FROM superseded').all() as {
    kind: number;
    entity: Buffer;
    key: Buffer;
  }[];
  return rows.flatMap(({ kind: code, entity, key }) => {
    const kind = kindOfCode(code);
    const isCovered = kind && kinds[kind].channel !== 'public';
    return isCovered ? [{ kind, entity: uuidOf(entity), key: keyOfBlob(key) }] : [];
  });
}

/** Changes that are read at a time. */
const BATCH = 4096;

/** What counts still, and what was refused; feed by feed. */
function* countedChanges(db: Database, count: (changes: number) => void): Generator<CoveredChanges> {
  const heads = `SELECT c.feed, c.revision FROM head h JOIN change c ON c.revision = h.revision`;
  const refused = 'SELECT c.feed, c.revision FROM refused r JOIN change c ON c.revision = r.revision';
  for (const [part, sql] of [
    ['heads', heads],
    ['refused', refused],
  ] as const) {
    const rows = prepared(
      db,
      `SELECT feed, revision FROM (${sql}) WHERE feed IN (SELECT id FROM feed WHERE channel <> 'public') ORDER BY feed, revision`,
    ).all() as { feed: number; revision: number }[];
    for (let from = 0; from < rows.length;) {
      const { feed } = rows[from]!;
      const some = rows.slice(from, from + BATCH).filter((row) => row.feed === feed);
      const changes = some.map(({ revision }) => changeAtRevision(db, revision));
      const [{ feed: uuid, member }] = changes as [CoveredChanges['changes'][number]];
      count(changes.length);
      yield { part, feed: uuid, member, changes };
      from += some.length;
    }
  }
}

function changeAtRevision(db: Database, revision: number): Change {
  const sql = `SELECT c.*, f.uuid AS feed_uuid, f.member AS feed_member FROM change c JOIN feed f ON f.id = c.feed
    WHERE c.revision = ?`;
  return changeOfRow(prepared(db, sql).get(revision) as ChangeRow);
}
