import type { Geometry } from '@shared/geometry/geometry';
import type { AnnotationId, ImageId, MemberId, QuestionId, RareCaseId, RuleId } from '@shared/model/ids';
import type { Question } from '@shared/model/question';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

export interface StoredQuestion extends Question {
  readonly id: QuestionId;
}

export interface QuestionFilter {
  readonly filter: 'open' | 'answered' | 'all';
  readonly image: ImageId | null;
  readonly asker: MemberId | null;
}

interface Row {
  readonly id: Buffer;
  readonly image: Buffer;
  readonly region: string | null;
  readonly annotation: Buffer | null;
  readonly rule: Buffer | null;
  readonly asked_by: Buffer;
  readonly asked_at: string;
  readonly reason: string;
  readonly answer: string | null;
  readonly told: number;
  readonly became_rule: Buffer | null;
  readonly became_case: Buffer | null;
}

/** Newest first. */
export function findQuestions(db: Database, { filter, image, asker }: QuestionFilter, most: number): StoredQuestion[] {
  const rows = prepared(
    db,
    `SELECT * FROM question
     WHERE (@filter = 'all' OR (answer IS NULL) = (@filter = 'open'))
       AND (@image IS NULL OR image = @image) AND (@asker IS NULL OR asked_by = @asker)
     ORDER BY id DESC LIMIT @most`,
  ).all({ filter, image: image && blobOf(image), asker: asker && blobOf(asker), most }) as Row[];
  return rows.map(questionOf);
}

export function questionById(db: Database, id: QuestionId): StoredQuestion | undefined {
  const row = prepared(db, 'SELECT * FROM question WHERE id = ?').get(blobOf(id)) as Row | undefined;
  return row && questionOf(row);
}

/** Questions without an answer, and answers that their asker has not seen. */
export function countQuestions(db: Database, asker: MemberId): { readonly open: number; readonly unseen: number } {
  return prepared(
    db,
    `SELECT count(*) FILTER (WHERE answer IS NULL) AS open,
       count(*) FILTER (WHERE answer IS NOT NULL AND told = 0 AND asked_by = ?) AS unseen FROM question`,
  ).get(blobOf(asker)) as { open: number; unseen: number };
}

function questionOf(row: Row): StoredQuestion {
  return {
    id: uuidOf<QuestionId>(row.id),
    image: uuidOf<ImageId>(row.image),
    // Written by derive() from a payload that its schema had parsed.
    region: row.region === null ? null : (JSON.parse(row.region) as Geometry),
    annotation: row.annotation && uuidOf<AnnotationId>(row.annotation),
    rule: row.rule && uuidOf<RuleId>(row.rule),
    askedBy: uuidOf<MemberId>(row.asked_by),
    askedAt: row.asked_at,
    reason: row.reason,
    answer: row.answer === null ? null : (JSON.parse(row.answer) as Question['answer']),
    told: row.told === 1,
    becameRule: row.became_rule && uuidOf<RuleId>(row.became_rule),
    becameCase: row.became_case && uuidOf<RareCaseId>(row.became_case),
  };
}
