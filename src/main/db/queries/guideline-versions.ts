import type { ChangeKey } from '@shared/changes/change';
import { kinds } from '@shared/changes/kinds';
import type { GuidelineVersion, RulePin } from '@shared/model/guideline-version';
import type { GuidelineVersionId, MemberId, RuleId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { blobOf, keyOfBlob, uuidOf } from '../blob';
import { prepared } from '../prepared';

/** A version without what it holds: listing a hundred must not read a hundred guidelines. */
export interface VersionOutline extends Omit<GuidelineVersion, 'rules'> {
  readonly id: GuidelineVersionId;
}

interface Row {
  readonly id: Buffer;
  readonly number: number;
  readonly parents: string;
  readonly author: Buffer;
  readonly published_at: string;
  readonly reason: string;
}

/**
 * The version that labels are made under now; null before the first. While two versions are in conflict it is the same
 * one on every machine: the one with the highest number, then the later id.
 */
export function currentVersion(db: Database): GuidelineVersionId | null {
  const id = prepared(db, 'SELECT id FROM guidelineVersion ORDER BY number DESC, id DESC LIMIT 1').pluck().get() as
    Buffer | undefined;
  return id ? uuidOf<GuidelineVersionId>(id) : null;
}

/** Every version, newest first. */
export function listVersions(db: Database): VersionOutline[] {
  const rows = prepared(
    db,
    'SELECT id, number, parents, author, published_at, reason FROM guidelineVersion ORDER BY number DESC, id DESC',
  ).all() as Row[];
  return rows.map((row) => ({
    id: uuidOf<GuidelineVersionId>(row.id),
    number: row.number,
    // Written by derive() from a payload that its schema had parsed.
    parents: JSON.parse(row.parents) as GuidelineVersionId[],
    author: uuidOf<MemberId>(row.author),
    publishedAt: row.published_at,
    reason: row.reason,
  }));
}

/** How many rules a version holds. */
export function countPins(db: Database, version: GuidelineVersionId): number {
  return prepared(db, 'SELECT json_array_length(rules) FROM guidelineVersion WHERE id = ?')
    .pluck()
    .get(blobOf(version)) as number;
}

/** What a version holds; undefined for one that is not in this project. */
export function pinsOf(db: Database, version: GuidelineVersionId): RulePin[] | undefined {
  const rules = prepared(db, 'SELECT rules FROM guidelineVersion WHERE id = ?').pluck().get(blobOf(version)) as
    string | undefined;
  return rules === undefined ? undefined : (JSON.parse(rules) as RulePin[]);
}

/** The change that each rule has now, whichever is shown where there are several. */
export function ruleHeads(db: Database): Map<RuleId, ChangeKey[]> {
  const rows = prepared(
    db,
    `SELECT h.entity, h.key FROM head h JOIN rule r ON r.id = h.entity
     WHERE h.kind = ? AND h.deletes = 0 ORDER BY h.entity, h.key DESC`,
  ).all(kinds.rule.code) as { entity: Buffer; key: Buffer }[];
  const heads = new Map<RuleId, ChangeKey[]>();
  for (const row of rows) {
    const rule = uuidOf<RuleId>(row.entity);
    const others = heads.get(rule);
    if (others) others.push(keyOfBlob(row.key));
    else heads.set(rule, [keyOfBlob(row.key)]);
  }
  return heads;
}

/** The number of the version in force; null before the first. */
export function latestNumber(db: Database): number | null {
  return prepared(db, 'SELECT max(number) FROM guidelineVersion').pluck().get() as number | null;
}
