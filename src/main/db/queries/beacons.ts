import type { Database } from 'better-sqlite3';
import { channels, type Channel } from '@shared/changes/kinds';
import type { Uuid } from '@shared/lib/uuid';
import type { Beacon, Tip } from '@shared/model/beacon';
import type { BeaconId, MemberId } from '@shared/model/ids';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

export function listBeacons(db: Database): Beacon[] {
  const rows = prepared(db, 'SELECT member, tips FROM beacon ORDER BY id').all() as { member: Buffer; tips: string }[];
  return rows.map(({ member, tips }) => ({ member: uuidOf(member), tips: JSON.parse(tips) as Beacon['tips'] }));
}

/** When a machine lit its beacon, by its own clock; milliseconds; undefined: never. */
export function litAt(db: Database, id: BeaconId): number | undefined {
  const sql = 'SELECT c.id FROM head h JOIN change c USING(revision) WHERE h.kind = 42 AND h.entity = ?';
  const change = prepared(db, sql).pluck().get(blobOf(id)) as Buffer | undefined;
  // The first six bytes of a change's id are its time (UUIDv7).
  return change?.readUIntBE(0, 6);
}

/** The last segment of every feed that is followed here, but for the one that this machine writes for everybody. */
export function tipsHere(db: Database): Beacon['tips'] {
  const rows = prepared(
    db,
    `SELECT f.uuid, f.member, f.channel, s.last, s.hash FROM feed f JOIN segment s ON s.id = (
       SELECT id FROM segment WHERE feed = f.uuid AND waits IS NULL ORDER BY last DESC, id LIMIT 1)
     WHERE NOT (f.own = 1 AND f.channel = 'public') ORDER BY f.member, f.uuid`,
  ).all() as { uuid: Buffer; member: Buffer; channel: Channel; last: number; hash: Buffer }[];
  const tips: Record<MemberId, Tip[]> = {};
  for (const { uuid, member, channel, last, hash } of rows) {
    const tip: Tip = [uuidOf(uuid), channels.indexOf(channel), last, hash.toString('hex', 0, 8)];
    (tips[uuidOf<MemberId>(member)] ??= []).push(tip);
  }
  return tips;
}

/** Whether a segment is here, followed or not, whose hash begins so. */
export function isHere(db: Database, hash: string): boolean {
  const range = [Buffer.from(hash.padEnd(64, '0'), 'hex'), Buffer.from(hash.padEnd(64, 'f'), 'hex')];
  const sql = `SELECT EXISTS(SELECT 1 FROM segment WHERE hash BETWEEN ? AND ?)
    OR EXISTS(SELECT 1 FROM kept WHERE hash BETWEEN ? AND ?)`;
  return (
    prepared(db, sql)
      .pluck()
      .get(...range, ...range) === 1
  );
}

/** The number of the last change of a feed that arrived here; 0: none did. */
export function lastArrived(db: Database, feed: Uuid): number {
  const sql = 'SELECT coalesce(max(last), 0) FROM segment WHERE feed = ?';
  return prepared(db, sql).pluck().get(blobOf(feed)) as number;
}

/** How many of these changes of a feed are beacons: nobody's work, so they are not counted as such. */
export function beaconsAmong(db: Database, feed: Uuid, first: number, last: number): number {
  const sql = `SELECT count(DISTINCT c.seq) FROM change c JOIN feed f ON f.id = c.feed
    WHERE c.kind = 42 AND f.uuid = ? AND c.seq BETWEEN ? AND ?`;
  return prepared(db, sql).pluck().get(blobOf(feed), first, last) as number;
}
