import type { Database } from 'better-sqlite3';
import type { Uuid } from '@shared/lib/uuid';
import type { MemberId } from '@shared/model/ids';
import type { PublicKey } from '@shared/sync/public-key';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

/** A segment whose container only a later Plumbline can read, as far as it says anything of itself. */
export interface KeptRow {
  readonly id: number;
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  /** For reviewers alone. */
  readonly closed: boolean;
  readonly feed: Uuid | null;
  readonly member: MemberId | null;
  readonly first: number | null;
  readonly last: number | null;
  /** What its signature was made with; null: that cannot be checked. */
  readonly key: PublicKey | null;
}

interface Row extends Omit<KeptRow, 'hash' | 'closed' | 'feed' | 'member'> {
  readonly hash: Buffer;
  readonly closed: number;
  readonly feed: Buffer | null;
  readonly member: Buffer | null;
}

export function listKept(db: Database): KeptRow[] {
  const sql = 'SELECT id, hash, length(bytes) AS size, closed, feed, member, first, last, key FROM kept ORDER BY id';
  return (prepared(db, sql).all() as Row[]).map((row) => ({
    ...row,
    hash: row.hash.toString('hex'),
    closed: row.closed === 1,
    feed: row.feed && uuidOf(row.feed),
    member: row.member && uuidOf<MemberId>(row.member),
  }));
}

export function keptBytes(db: Database, id: number): Buffer {
  return prepared(db, 'SELECT bytes FROM kept WHERE id = ?').pluck().get(id) as Buffer;
}

export function isKept(db: Database, hash: string): boolean {
  return prepared(db, 'SELECT 1 FROM kept WHERE hash = ?').get(Buffer.from(hash, 'hex')) !== undefined;
}

export function insertKept(db: Database, row: Omit<KeptRow, 'id' | 'size'>, bytes: Uint8Array): void {
  const { hash, closed, feed, member, first, last, key } = row;
  prepared(
    db,
    'INSERT INTO kept(hash, bytes, closed, feed, member, first, last, key) VALUES(?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(
    Buffer.from(hash, 'hex'),
    bytes,
    closed ? 1 : 0,
    feed && blobOf(feed),
    member && blobOf(member),
    first,
    last,
    key,
  );
}

export function deleteKept(db: Database, id: number): void {
  prepared(db, 'DELETE FROM kept WHERE id = ?').run(id);
}
