import type { Database } from 'better-sqlite3';
import type { MemberId } from '@shared/model/ids';
import { blobOf } from '../blob';
import { prepared } from '../prepared';

/** How many changes this member made here that no sync has taken yet. */
export function unsealedChanges(db: Database, member: MemberId): number {
  const sql = 'SELECT coalesce(sum(last_seq - sealed_seq), 0) FROM feed WHERE member = ? AND last_seq > sealed_seq';
  return prepared(db, sql).pluck().get(blobOf(member)) as number;
}
