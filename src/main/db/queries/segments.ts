import type { Database } from 'better-sqlite3';
import type { Uuid } from '@shared/lib/uuid';
import type { MemberId } from '@shared/model/ids';
import type { Header } from '@shared/sync/header';
import type { Waits } from '@shared/sync/waits';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

export interface SegmentRow {
  readonly id: number;
  readonly hash: string;
  readonly feed: Uuid;
  readonly member: MemberId;
  readonly first: number;
  readonly last: number;
  /** Bytes. */
  readonly size: number;
  readonly waits: Waits | null;
  /** False for one that a snapshot stands for, and that was not read itself. */
  readonly isHere: boolean;
}

interface Row {
  readonly id: number;
  readonly hash: Buffer;
  readonly feed: Buffer;
  readonly member: Buffer;
  readonly first: number;
  readonly last: number;
  readonly size: number;
  readonly waits: Waits | null;
  readonly here: number;
}

const columns = `id, hash, feed, member, first, last, waits, length(bytes) > 0 AS here,
  CASE WHEN length(bytes) > 0 THEN length(bytes) ELSE (SELECT size FROM covered WHERE segment = segment.id) END AS size`;

/** Every segment that this project holds, a feed's in order. */
export function listSegments(db: Database): SegmentRow[] {
  return (prepared(db, `SELECT ${columns} FROM segment ORDER BY feed, last, id`).all() as Row[]).map(segmentRow);
}

export function waitingSegments(db: Database): SegmentRow[] {
  const sql = `SELECT ${columns} FROM segment WHERE waits IS NOT NULL ORDER BY feed, first, id`;
  return (prepared(db, sql).all() as Row[]).map(segmentRow);
}

/** Ids of the segments that wait for this one. */
export function waitingBehind(db: Database, hash: string): number[] {
  const sql = 'SELECT id FROM segment WHERE prev = ? AND waits IS NOT NULL';
  return prepared(db, sql).pluck().all(Buffer.from(hash, 'hex')) as number[];
}

export function segmentByHash(db: Database, hash: string): SegmentRow | undefined {
  const row = prepared(db, `SELECT ${columns} FROM segment WHERE hash = ?`).get(Buffer.from(hash, 'hex'));
  return row ? segmentRow(row as Row) : undefined;
}

/** @returns nothing of a segment that is not here itself. */
export function segmentBytes(db: Database, id: number): Buffer {
  return prepared(db, 'SELECT bytes FROM segment WHERE id = ?').pluck().get(id) as Buffer;
}

/** @returns its id; undefined when it is here already. */
export function insertSegment(
  db: Database,
  hash: string,
  { feed, member, first, last, prev }: Pick<Header, 'feed' | 'member' | 'first' | 'last' | 'prev'>,
  bytes: Uint8Array,
  waits: Waits | null,
): number | undefined {
  const { changes, lastInsertRowid } = prepared(
    db,
    `INSERT INTO segment(hash, feed, member, first, last, prev, bytes, waits) VALUES(?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT(hash) DO NOTHING`,
  ).run(Buffer.from(hash, 'hex'), blobOf(feed), blobOf(member), first, last, Buffer.from(prev, 'hex'), bytes, waits);
  return changes === 0 ? undefined : Number(lastInsertRowid);
}

/** Keeps the bytes of a segment that only a snapshot stood for so far. */
export function fillSegment(db: Database, hash: string, bytes: Uint8Array): void {
  prepared(db, 'UPDATE segment SET bytes = ? WHERE hash = ? AND length(bytes) = 0').run(
    bytes,
    Buffer.from(hash, 'hex'),
  );
}

export function waitsOf(db: Database, id: number): Waits | null {
  return prepared(db, 'SELECT waits FROM segment WHERE id = ?').pluck().get(id) as Waits | null;
}

export function setWaits(db: Database, id: number, waits: Waits | null): void {
  prepared(db, 'UPDATE segment SET waits = ? WHERE id = ?').run(waits, id);
}

/** The number of the last change of a feed that a segment brought, and this one left out; 0 when there is none. */
export function lastInOthers(db: Database, feed: Uuid, id: number): number {
  const sql = 'SELECT coalesce(max(last), 0) FROM segment WHERE feed = ? AND waits IS NULL AND id <> ?';
  return prepared(db, sql).pluck().get(blobOf(feed), id) as number;
}

function segmentRow({ here, ...row }: Row): SegmentRow {
  return {
    ...row,
    hash: row.hash.toString('hex'),
    feed: uuidOf(row.feed),
    member: uuidOf<MemberId>(row.member),
    isHere: here === 1,
  };
}
