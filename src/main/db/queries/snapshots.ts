import type { Database } from 'better-sqlite3';
import { kinds } from '@shared/changes/kinds';
import type { MemberId } from '@shared/model/ids';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

const labelKinds = Object.values(kinds)
  .filter(({ channel }) => channel !== 'public')
  .map(({ code }) => code)
  .join(', ');

/** A snapshot that was taken or made here. */
export interface SnapshotRow {
  readonly id: number;
  readonly hash: string;
  readonly member: MemberId;
  /** How many changes it stands for. */
  readonly changes: number;
}

export function listSnapshots(db: Database): SnapshotRow[] {
  const rows = prepared(db, 'SELECT id, hash, member, changes FROM snapshot ORDER BY id').all() as {
    id: number;
    hash: Buffer;
    member: Buffer;
    changes: number;
  }[];
  return rows.map((row) => ({ ...row, hash: row.hash.toString('hex'), member: uuidOf<MemberId>(row.member) }));
}

export function snapshotBytes(db: Database, id: number): Buffer {
  return prepared(db, 'SELECT bytes FROM snapshot WHERE id = ?').pluck().get(id) as Buffer;
}

export function insertSnapshot(
  db: Database,
  { hash, member, changes }: Omit<SnapshotRow, 'id'>,
  bytes: Uint8Array,
): void {
  const sql = 'INSERT INTO snapshot(hash, member, changes, bytes) VALUES(?, ?, ?, ?) ON CONFLICT(hash) DO NOTHING';
  prepared(db, sql).run(Buffer.from(hash, 'hex'), blobOf(member), changes, bytes);
}

/** Says of a segment that a snapshot stands for it. @param size bytes of the segment. */
export function coverSegment(db: Database, segment: number, size: number): void {
  prepared(db, 'INSERT OR IGNORE INTO covered(segment, size) VALUES(?, ?)').run(segment, size);
}

/** Ids of the segments that a snapshot stands for, a feed's in order; without what would vouch for more. */
export function coveredSegments(db: Database): number[] {
  const sql = 'SELECT s.id FROM covered c JOIN segment s ON s.id = c.segment ORDER BY s.feed, s.first, s.id';
  return prepared(db, sql).pluck().all() as number[];
}

/** Whether any labels or reviews are here that came from elsewhere, or wait. */
export function hasForeignLabels(db: Database): boolean {
  const sql = `SELECT EXISTS(SELECT 1 FROM segment s LEFT JOIN feed f ON f.uuid = s.feed WHERE f.own IS NOT 1 AND f.channel IS NOT 'public')`;
  return prepared(db, sql).pluck().get() === 1;
}

export interface Counted {
  /** Changes of labels and reviews that are followed here, in packages. */
  readonly changes: number;
  /** How many of them count still, about. */
  readonly counted: number;
}

export function countedLabels(db: Database): Counted {
  const changes = prepared(
    db,
    `SELECT coalesce(sum(s.last - s.first + 1), 0) FROM segment s JOIN feed f ON f.uuid = s.feed
     WHERE f.channel <> 'public' AND s.waits IS NULL`,
  );
  const counted = prepared(db, `SELECT count(*) FROM head WHERE kind IN (${labelKinds})`);
  return { changes: changes.pluck().get() as number, counted: counted.pluck().get() as number };
}

/** How many of the segments that a snapshot stands for were not read themselves, and the changes that are in them. */
export function leftOut(db: Database): { readonly segments: number; readonly changes: number } {
  const sql = `SELECT count(*) AS segments, coalesce(sum(s.last - s.first + 1), 0) AS changes
    FROM covered c JOIN segment s ON s.id = c.segment WHERE length(s.bytes) = 0`;
  return prepared(db, sql).get() as { segments: number; changes: number };
}

/** Forgets snapshots, when all that they stood for is here itself. */
export function forgetSnapshots(db: Database): void {
  for (const table of ['covered', 'snapshot']) prepared(db, `DELETE FROM ${table}`).run();
  prepared(db, 'UPDATE sync_self SET history_wanted = 0').run();
}

/** Has the next sync read all that snapshots left out. Does nothing where there is no snapshot. */
export function wantHistory(db: Database): void {
  prepared(db, 'UPDATE sync_self SET history_wanted = 1 WHERE EXISTS(SELECT 1 FROM covered)').run();
}

export function isHistoryWanted(db: Database): boolean {
  return prepared(db, 'SELECT history_wanted FROM sync_self').pluck().get() === 1;
}
