import type { GuidelineVersionId, MemberId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

/** The versions that a member has acknowledged. */
export function acknowledgedBy(db: Database, member: MemberId): Set<GuidelineVersionId> {
  const rows = prepared(db, 'SELECT version FROM acknowledgement WHERE member = ? AND at IS NOT NULL')
    .pluck()
    .all(blobOf(member)) as Buffer[];
  return new Set(rows.map((row) => uuidOf<GuidelineVersionId>(row)));
}

/** When each member acknowledged a version. */
export function acknowledgementsOf(db: Database, version: GuidelineVersionId): Map<MemberId, string | null> {
  const rows = prepared(db, 'SELECT member, at FROM acknowledgement WHERE version = ?').all(blobOf(version)) as {
    member: Buffer;
    at: string | null;
  }[];
  return new Map(rows.map(({ member, at }) => [uuidOf<MemberId>(member), at]));
}

/** The highest number of a version that each member has acknowledged; who has none is left out. */
export function acknowledgedNumbers(db: Database): Map<MemberId, number> {
  const rows = prepared(
    db,
    `SELECT a.member, max(v.number) AS number FROM acknowledgement a JOIN guidelineVersion v ON v.id = a.version
     WHERE a.at IS NOT NULL GROUP BY a.member`,
  ).all() as { member: Buffer; number: number }[];
  return new Map(rows.map(({ member, number }) => [uuidOf<MemberId>(member), number]));
}
