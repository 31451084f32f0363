import type { Database } from 'better-sqlite3';
import type { MemberId } from '@shared/model/ids';
import { uuidOf } from '../blob';
import { prepared } from '../prepared';

export interface Activity {
  /** Changes of theirs that are here. */
  readonly changes: number;
  /** When they made the last one, by their own clock; ISO 8601; null: not known. */
  readonly lastAt: string | null;
}

/**
 * What each member did, as far as it has arrived here: what segments brought, and what was made here and is in none
 * yet. Members without a change are left out.
 */
export function activities(db: Database): Map<MemberId, Activity> {
  const rows = prepared(
    db,
    `SELECT f.member, max(f.last_at) AS last_at, sum(coalesce(s.last, 0) + max(f.last_seq - f.sealed_seq, 0)
       - (SELECT count(DISTINCT seq) FROM change WHERE feed = f.id AND kind = 42)) AS changes
     FROM feed f LEFT JOIN (SELECT feed, max(last) AS last FROM segment WHERE waits IS NULL GROUP BY feed) s
       ON s.feed = f.uuid
     GROUP BY f.member`,
  ).all() as { member: Buffer; last_at: number | null; changes: number }[];
  return new Map(
    rows
      .filter(({ changes }) => changes > 0)
      .map(({ member, last_at: last, changes }) => [
        uuidOf<MemberId>(member),
        { changes, lastAt: last === null ? null : new Date(last).toISOString() },
      ]),
  );
}
