import type { ChangeKey } from '@shared/changes/change';
import type {
  AnnotationId,
  GuidelineVersionId,
  ImageId,
  MemberId,
  RareCaseId,
  RecheckId,
  RuleId,
} from '@shared/model/ids';
import type { Recheck, RecheckState } from '@shared/model/recheck';
import type { Database } from 'better-sqlite3';
import { blobOf, keyOfBlob, uuidOf } from '../blob';
import { prepared } from '../prepared';

export interface StoredRecheck extends Recheck {
  readonly id: RecheckId;
}

export interface RecheckFilter {
  readonly state: RecheckState | null;
  readonly version: GuidelineVersionId | null;
  /** The author of the label. */
  readonly author: MemberId | null;
}

interface Row {
  readonly id: Buffer;
  readonly version: Buffer;
  readonly annotation: Buffer;
  readonly image: Buffer;
  readonly author: Buffer | null;
  readonly rules: string;
  readonly made_under: Buffer | null;
  readonly made: Buffer;
  readonly state: RecheckState;
  readonly settled: string | null;
}

const matching = `FROM recheck r
  WHERE (@state IS NULL OR r.state = @state) AND (@version IS NULL OR r.version = @version)
    AND (@author IS NULL OR EXISTS(SELECT 1 FROM annotation a WHERE a.id = r.annotation AND a.author = @author))`;

function parameters({ state, version, author }: RecheckFilter) {
  return { state, version: version && blobOf(version), author: author && blobOf(author) };
}

/** Image by image, so that whoever checks stays on one picture. */
export function findRechecks(db: Database, filter: RecheckFilter, offset: number, limit: number): StoredRecheck[] {
  const rows = prepared(db, `SELECT r.* ${matching} ORDER BY r.image, r.id LIMIT @limit OFFSET @offset`).all({
    ...parameters(filter),
    limit,
    offset,
  }) as Row[];
  return rows.map(recheckOf);
}

export function countRechecks(db: Database, filter: RecheckFilter): number {
  return prepared(db, `SELECT count(*) ${matching}`).pluck().get(parameters(filter)) as number;
}

export function recheckById(db: Database, id: RecheckId): StoredRecheck | undefined {
  const row = prepared(db, 'SELECT * FROM recheck WHERE id = ?').get(blobOf(id)) as Row | undefined;
  return row && recheckOf(row);
}

/** All that a label waits for: more than one when versions were published apart. */
export function pendingRechecksOf(db: Database, annotation: AnnotationId): StoredRecheck[] {
  const rows = prepared(db, `SELECT * FROM recheck WHERE annotation = ? AND state = 'pending' ORDER BY id`).all(
    blobOf(annotation),
  ) as Row[];
  return rows.map(recheckOf);
}

/** The recheck that a label waits for. */
export function pendingRecheckOf(db: Database, annotation: AnnotationId): StoredRecheck | undefined {
  const row = prepared(db, `SELECT * FROM recheck WHERE annotation = ? AND state = 'pending' ORDER BY id LIMIT 1`).get(
    blobOf(annotation),
  ) as Row | undefined;
  return row && recheckOf(row);
}

/** How many labels of a case wait to be rechecked. */
export function pendingRechecksOfCase(db: Database, id: RareCaseId): number {
  return prepared(
    db,
    `SELECT count(DISTINCT r.annotation) FROM caseMember m JOIN recheck r ON r.annotation = m.annotation
     WHERE m.rare_case = ? AND r.state = 'pending'`,
  )
    .pluck()
    .get(blobOf(id)) as number;
}

export interface StateCount {
  readonly state: RecheckState;
  readonly count: number;
}

export function tallyOfVersion(db: Database, version: GuidelineVersionId): StateCount[] {
  return prepared(db, 'SELECT state, count(*) AS count FROM recheck WHERE version = ? GROUP BY state').all(
    blobOf(version),
  ) as StateCount[];
}

export function tallyByRule(db: Database, version: GuidelineVersionId): (StateCount & { readonly rule: RuleId })[] {
  return prepared(
    db,
    `SELECT j.value AS rule, r.state, count(*) AS count FROM recheck r, json_each(r.rules) j
     WHERE r.version = ? GROUP BY j.value, r.state`,
  ).all(blobOf(version)) as (StateCount & { rule: RuleId })[];
}

export function tallyByCase(db: Database, version: GuidelineVersionId): (StateCount & { readonly case: RareCaseId })[] {
  const rows = prepared(
    db,
    `SELECT m.rare_case AS rareCase, r.state, count(DISTINCT r.id) AS count
     FROM recheck r JOIN caseMember m ON m.annotation = r.annotation
     WHERE r.version = ? GROUP BY m.rare_case, r.state`,
  ).all(blobOf(version)) as (StateCount & { rareCase: Buffer })[];
  return rows.map(({ rareCase, state, count }) => ({ case: uuidOf<RareCaseId>(rareCase), state, count }));
}

function recheckOf(row: Row): StoredRecheck {
  const made: ChangeKey = keyOfBlob(row.made);
  return {
    id: uuidOf<RecheckId>(row.id),
    version: uuidOf<GuidelineVersionId>(row.version),
    annotation: uuidOf<AnnotationId>(row.annotation),
    image: uuidOf<ImageId>(row.image),
    ...(row.author ? { author: uuidOf<MemberId>(row.author) } : {}),
    // Written by derive() from a payload that its schema had parsed.
    rules: JSON.parse(row.rules) as RuleId[],
    madeUnder: row.made_under && uuidOf<GuidelineVersionId>(row.made_under),
    made,
    state: row.state,
    settled: row.settled === null ? null : (JSON.parse(row.settled) as Recheck['settled']),
  };
}
