import { kinds } from '@shared/changes/kinds';
import { regionOf, type Rectangle } from '@shared/embeddings/region';
import type { Geometry } from '@shared/geometry/geometry';
import type { AnnotationId, CaseMemberId, ClassId, ImageId, MemberId } from '@shared/model/ids';
import type { QuestionId, RareCaseId, RuleId } from '@shared/model/ids';
import type { CaseMember } from '@shared/model/case-member';
import type { CaseSignal, CaseState, RareCase } from '@shared/model/rare-case';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

export interface StoredCase extends RareCase {
  readonly id: RareCaseId;
}

export interface CaseCounts {
  readonly members: number;
  readonly pendingRechecks: number;
}

interface Row {
  readonly id: Buffer;
  readonly title: string;
  readonly readings: string;
  readonly signals: string;
  readonly owner: Buffer | null;
  readonly decision: string;
  readonly rule: Buffer | null;
  readonly target: number;
  readonly state: CaseState;
  readonly question: Buffer | null;
  readonly answer: string | null;
}

export function caseById(db: Database, id: RareCaseId): StoredCase | undefined {
  const row = prepared(db, 'SELECT * FROM rareCase WHERE id = ?').get(blobOf(id)) as Row | undefined;
  return row && caseOf(row);
}

/** Every case with its counts, newest first. */
export function listCases(db: Database): (StoredCase & CaseCounts)[] {
  const rows = prepared(
    db,
    `SELECT c.*, (SELECT count(*) FROM caseMember m WHERE m.rare_case = c.id) AS members,
       (SELECT count(DISTINCT r.annotation) FROM caseMember m JOIN recheck r ON r.annotation = m.annotation
        WHERE m.rare_case = c.id AND r.state = 'pending') AS pendingRechecks
     FROM rareCase c ORDER BY c.id DESC`,
  ).all() as (Row & CaseCounts)[];
  return rows.map((row) => ({ ...caseOf(row), members: row.members, pendingRechecks: row.pendingRechecks }));
}

export function countCases(db: Database): { readonly state: CaseState; readonly count: number }[] {
  return prepared(db, 'SELECT state, count(*) AS count FROM rareCase GROUP BY state').all() as {
    state: CaseState;
    count: number;
  }[];
}

/** The decided cases that have a label as member, were settled by one of the rules, or were read as the class. */
export function* decidedCasesFor(
  db: Database,
  label: { readonly class: ClassId | null; readonly annotation: AnnotationId | null },
  rules: ReadonlySet<RuleId>,
): Generator<StoredCase & { readonly why: 'member' | 'rule' | 'reading' }> {
  const rows = prepared(
    db,
    `SELECT c.*, EXISTS(SELECT 1 FROM caseMember m WHERE m.annotation = @annotation AND m.rare_case = c.id) AS isMember
     FROM rareCase c
     WHERE c.state <> 'open'
       AND (isMember = 1 OR instr(c.readings, @class) > 0 OR hex(c.rule) IN (SELECT value FROM json_each(@rules)))
     ORDER BY isMember DESC, c.id DESC`,
  ).iterate({
    annotation: label.annotation && blobOf(label.annotation),
    class: label.class,
    rules: JSON.stringify([...rules].map((rule) => blobOf(rule).toString('hex').toUpperCase())),
  }) as IterableIterator<Row & { isMember: number }>;
  for (const row of rows) {
    const rule = row.rule && uuidOf<RuleId>(row.rule);
    if (row.isMember === 1) yield { ...caseOf(row), why: 'member' };
    else if (rule !== null && rules.has(rule)) yield { ...caseOf(row), why: 'rule' };
    else yield { ...caseOf(row), why: 'reading' };
  }
}

/** Cases whose words contain a text, whatever its case. */
export function casesContaining(db: Database, text: string, most: number): StoredCase[] {
  const rows = prepared(
    db,
    `SELECT * FROM rareCase WHERE instr(lower(title || char(10) || decision || char(10) || readings), lower(?)) > 0
     ORDER BY id DESC LIMIT ?`,
  ).all(text, most) as Row[];
  return rows.map(caseOf);
}

export interface StoredCaseMember extends CaseMember {
  readonly id: CaseMemberId;
  /** The class of the label that it was taken from, as it is now. */
  readonly class: ClassId | null;
}

/** The members of a case, oldest first. */
export function membersOfCase(db: Database, id: RareCaseId, most: number): StoredCaseMember[] {
  const rows = prepared(
    db,
    `SELECT m.*, a.class FROM caseMember m LEFT JOIN annotation a ON a.id = m.annotation
     WHERE m.rare_case = ? ORDER BY m.id LIMIT ?`,
  ).all(blobOf(id), most) as {
    id: Buffer;
    rare_case: Buffer;
    image: Buffer;
    region: string;
    annotation: Buffer | null;
    signal: CaseSignal;
    added_by: Buffer;
    class: Buffer | null;
  }[];
  return rows.map((row) => ({
    id: uuidOf<CaseMemberId>(row.id),
    case: uuidOf<RareCaseId>(row.rare_case),
    image: uuidOf<ImageId>(row.image),
    region: JSON.parse(row.region) as Geometry,
    annotation: row.annotation && uuidOf<AnnotationId>(row.annotation),
    signal: row.signal,
    addedBy: uuidOf<MemberId>(row.added_by),
    class: row.class && uuidOf<ClassId>(row.class),
  }));
}

/** A member of a decided case with the picture that it is in. */
export interface DecidedMember {
  readonly id: CaseMemberId;
  readonly case: RareCaseId;
  readonly image: ImageId;
  readonly sha256: string;
  readonly region: Geometry;
  /** The part of the picture that stands for it when pictures are compared. */
  readonly place: Rectangle;
  readonly annotation: AnnotationId | null;
  readonly class: ClassId | null;
}

/** So many are compared, the newest. */
const MOST_COMPARED = 20_000;

/** Members of cases that were decided, whose picture is in the project. */
export function decidedMembers(db: Database): DecidedMember[] {
  const rows = prepared(
    db,
    `SELECT m.id, m.rare_case, m.image, m.region, m.annotation, a.class, i.sha256, i.width, i.height
     FROM caseMember m JOIN rareCase c ON c.id = m.rare_case JOIN image i ON i.id = m.image
       LEFT JOIN annotation a ON a.id = m.annotation
     WHERE c.state <> 'open' ORDER BY m.id DESC LIMIT ?`,
  ).all(MOST_COMPARED) as {
    id: Buffer;
    rare_case: Buffer;
    image: Buffer;
    region: string;
    annotation: Buffer | null;
    class: Buffer | null;
    sha256: string;
    width: number;
    height: number;
  }[];
  return rows.map((row) => {
    const region = JSON.parse(row.region) as Geometry;
    return {
      id: uuidOf<CaseMemberId>(row.id),
      case: uuidOf<RareCaseId>(row.rare_case),
      image: uuidOf<ImageId>(row.image),
      sha256: row.sha256,
      region,
      place: regionOf(region, row),
      annotation: row.annotation && uuidOf<AnnotationId>(row.annotation),
      class: row.class && uuidOf<ClassId>(row.class),
    };
  });
}

/** Another one when cases or their members have changed. */
export function decidedStamp(db: Database): string {
  return prepared(db, "SELECT count(*) || '.' || coalesce(max(revision), 0) FROM head WHERE kind IN (?, ?)")
    .pluck()
    .get(kinds.rareCase.code, kinds.caseMember.code) as string;
}

export function countMembers(db: Database, id: RareCaseId): number {
  return prepared(db, 'SELECT count(*) FROM caseMember WHERE rare_case = ?').pluck().get(blobOf(id)) as number;
}

function caseOf(row: Row): StoredCase {
  return {
    id: uuidOf<RareCaseId>(row.id),
    title: row.title,
    // Written by derive() from a payload that its schema had parsed.
    readings: JSON.parse(row.readings) as RareCase['readings'],
    signals: JSON.parse(row.signals) as CaseSignal[],
    owner: row.owner && uuidOf<MemberId>(row.owner),
    decision: row.decision,
    rule: row.rule && uuidOf<RuleId>(row.rule),
    target: row.target,
    state: row.state,
    question: row.question && uuidOf<QuestionId>(row.question),
    ...(row.answer === null ? {} : { answer: JSON.parse(row.answer) as NonNullable<RareCase['answer']> }),
  };
}
