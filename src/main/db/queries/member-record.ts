import type { Database } from 'better-sqlite3';
import { winner } from '@shared/changes/register';
import type { Uuid } from '@shared/lib/uuid';
import type { MemberId } from '@shared/model/ids';
import { memberSchema, type Member } from '@shared/model/member';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';
import { payloadAt, storedHeads } from '../sqlite-registers';

/** All that is written of a member, their terms too. */
export function memberRecord(db: Database, id: MemberId): Member | undefined {
  const head = winner(storedHeads(db, 'member', id));
  const payload = head ? payloadAt(db, head.revision) : null;
  return payload === null ? undefined : memberSchema.parse(JSON.parse(payload));
}

/** The number of the last change of each feed of a member that is here and followed as far as its segments go. */
export function lastSeen(db: Database, id: MemberId): Readonly<Record<Uuid, number>> {
  const rows = prepared(
    db,
    `SELECT f.uuid, max(f.last_seq, coalesce((SELECT max(s.last) FROM segment s WHERE s.feed = f.uuid AND s.waits IS NULL), 0)) AS last
     FROM feed f WHERE f.member = ?`,
  ).all(blobOf(id)) as { uuid: Buffer; last: number }[];
  return Object.fromEntries(rows.filter(({ last }) => last > 0).map(({ uuid, last }) => [uuidOf(uuid), last]));
}
