import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { chainLink, type Change, type ChangeKey } from '@shared/changes/change';
import { instantOfChangeId } from '@shared/changes/clock';
import { kindOfCode, kinds, type Channel, type Kind } from '@shared/changes/kinds';
import { assertExists } from '@shared/lib/assert';
import type { Uuid } from '@shared/lib/uuid';
import type { MemberId } from '@shared/model/ids';
import { feedIdOf, type FeedSalt } from '@shared/sync/feed-id';
import { blobOf, blobOfKey, keyOfBlob, uuidOf } from './blob';
import { prepared } from './prepared';
import { sha256 } from './sha256';

export interface Feed {
  readonly id: number;
  readonly uuid: Uuid;
  readonly lastSeq: number;
  readonly chain: Buffer;
}

export interface LoggedChange extends Change {
  readonly revision: number;
  readonly digest: Buffer;
  readonly chain: Buffer;
}

/** The feed that this machine writes for one channel; made when it is first needed. */
export function ownFeed(db: Database, channel: Channel, member: MemberId): Feed {
  const find = prepared(db, 'SELECT id, uuid, last_seq, chain FROM feed WHERE own = 1 AND channel = ?');
  type Row = { id: number; uuid: Buffer; last_seq: number; chain: Buffer };
  let row = find.get(channel) as Row | undefined;
  if (!row) {
    const salt = randomBytes(16);
    const uuid = feedIdOf(member, channel, salt.toString('hex') as FeedSalt, sha256);
    prepared(db, 'INSERT INTO feed(uuid, member, channel, own, salt) VALUES(?, ?, ?, 1, ?)').run(
      blobOf(uuid),
      blobOf(member),
      channel,
      salt,
    );
    row = find.get(channel) as Row;
  }
  return { id: row.id, uuid: uuidOf(row.uuid), lastSeq: row.last_seq, chain: row.chain };
}

/**
 * Writes a change at the end of its feed and links it to the one before.
 *
 * @returns its revision; undefined when it is in the log already.
 */
export function appendChange(db: Database, change: Change, key: ChangeKey): number | undefined {
  const feed = assertExists(
    prepared(db, 'SELECT id, chain FROM feed WHERE uuid = ?').get(blobOf(change.feed)) as
      { id: number; chain: Buffer } | undefined,
    'a feed is registered before its changes',
  );
  const chain = Buffer.from(chainLink(feed.chain, key, sha256));
  const keyBlob = blobOfKey(key);
  const { changes, lastInsertRowid } = prepared(
    db,
    `INSERT INTO change(id, digest, feed, seq, kind, version, entity, prevs, payload, chain)
     VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id, digest) DO NOTHING`,
  ).run(
    keyBlob.subarray(0, 16),
    keyBlob.subarray(16),
    feed.id,
    change.seq,
    kinds[change.kind].code,
    change.kindVersion,
    blobOf(change.entity),
    Buffer.from(change.prevs.join(''), 'hex'),
    change.payload,
    chain,
  );
  if (changes === 0) return undefined;
  prepared(db, 'UPDATE feed SET last_seq = ?, chain = ?, last_at = ? WHERE id = ?').run(
    change.seq,
    chain,
    instantOfChangeId(change.id).milliseconds,
    feed.id,
  );
  return Number(lastInsertRowid);
}

export function revisionOfKey(db: Database, key: ChangeKey): number | undefined {
  const blob = blobOfKey(key);
  return prepared(db, 'SELECT revision FROM change WHERE id = ? AND digest = ?')
    .pluck()
    .get(blob.subarray(0, 16), blob.subarray(16)) as number | undefined;
}

/** The number of the last change in the log, 0 when there is none: what the status bar shows as saved. */
export function lastRevision(db: Database): number {
  return prepared(db, 'SELECT coalesce(max(revision), 0) FROM change').pluck().get() as number;
}

/** Every change of every feed, in the order of arrival. */
export function* readLog(db: Database): Generator<LoggedChange> {
  const rows = db
    .prepare(
      `SELECT c.*, f.uuid AS feed_uuid, f.member AS feed_member FROM change c JOIN feed f ON f.id = c.feed ORDER BY c.revision`,
    )
    .iterate() as IterableIterator<ChangeRow>;
  for (const row of rows) yield changeOfRow(row);
}

/** A row of the log, joined with whose feed it is. */
export interface ChangeRow {
  readonly revision: number;
  readonly id: Buffer;
  readonly digest: Buffer;
  readonly chain: Buffer;
  readonly feed_uuid: Buffer;
  readonly feed_member: Buffer;
  readonly seq: number;
  readonly kind: number;
  readonly version: number;
  readonly entity: Buffer;
  readonly prevs: Buffer;
  readonly payload: string | null;
}

export function changeOfRow(row: ChangeRow): LoggedChange {
  return {
    revision: row.revision,
    id: uuidOf(row.id),
    digest: row.digest,
    chain: row.chain,
    feed: uuidOf(row.feed_uuid),
    member: uuidOf<MemberId>(row.feed_member),
    seq: row.seq,
    kind: knownKind(row.kind),
    kindVersion: row.version,
    entity: uuidOf(row.entity),
    prevs: keysOf(row.prevs),
    payload: row.payload,
  };
}

function knownKind(code: number): Kind {
  return assertExists(kindOfCode(code), `a file of this format holds known kinds only, got ${code}`);
}

function keysOf(blob: Buffer): ChangeKey[] {
  const keys: ChangeKey[] = [];
  for (let offset = 0; offset < blob.length; offset += 32) keys.push(keyOfBlob(blob.subarray(offset, offset + 32)));
  return keys;
}
