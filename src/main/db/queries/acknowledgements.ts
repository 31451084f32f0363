import type { Acknowledgement } from '@shared/model/acknowledgement';
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

type Calibration = NonNullable<Acknowledgement['calibration']>;
type Acknowledged = Pick<Acknowledgement, 'at' | 'calibration'>;

/** When each member acknowledged a version, and how they read disputed places then. */
export function acknowledgementsOf(db: Database, version: GuidelineVersionId): Map<MemberId, Acknowledged> {
  const rows = prepared(db, 'SELECT member, at, calibration FROM acknowledgement WHERE version = ?').all(
    blobOf(version),
  ) as {
    member: Buffer;
    at: string | null;
    calibration: string | null;
  }[];
  return new Map(
    rows.map(({ member, at, calibration }) => [
      uuidOf<MemberId>(member),
      // Written by derive() from a payload that its schema had parsed.
      { at, ...(calibration === null ? {} : { calibration: JSON.parse(calibration) as Calibration }) },
    ]),
  );
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
