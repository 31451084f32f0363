import type { ClassId, QuestionId, RuleId } from '@shared/model/ids';
import type { Rule, RuleAttribute, RuleExample, RuleStatus } from '@shared/model/rule';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

interface Row {
  readonly id: Buffer;
  readonly title: string;
  readonly classes: string;
  readonly situation: string;
  readonly text: string;
  readonly rationale: string;
  readonly examples: string;
  readonly status: RuleStatus;
  readonly position: number;
  readonly question: Buffer | null;
  readonly attributes: string;
}

/** A rule as the leads edit it now. */
export function ruleById(db: Database, id: RuleId): Rule | undefined {
  const row = prepared(db, 'SELECT * FROM rule WHERE id = ?').get(blobOf(id)) as Row | undefined;
  return row && ruleOf(row);
}

/** Every rule of the draft, whatever its status, in the order of the list. */
export function draftRules(db: Database): Map<RuleId, Rule> {
  const rows = prepared(db, 'SELECT * FROM rule ORDER BY position, title, id').all() as Row[];
  return new Map(rows.map((row) => [uuidOf<RuleId>(row.id), ruleOf(row)]));
}

/** The place after the last rule of the list. */
export function nextRuleOrder(db: Database): number {
  return prepared(db, 'SELECT coalesce(max(position), -1) + 1 FROM rule').pluck().get() as number;
}

/** True when a version holds the rule, or a rare case was decided by it: such a rule is retired and not deleted. */
export function isRuleNeeded(db: Database, rule: RuleId): boolean {
  const found = prepared(
    db,
    `SELECT EXISTS(SELECT 1 FROM guidelineVersion v, json_each(v.rules) p WHERE p.value ->> 'rule' = @text)
       OR EXISTS(SELECT 1 FROM rareCase WHERE rule = @id)`,
  )
    .pluck()
    .get({ text: rule, id: blobOf(rule) });
  return found === 1;
}

function ruleOf(row: Row): Rule {
  return {
    title: row.title,
    // Written by derive() from a payload that its schema had parsed.
    classes: JSON.parse(row.classes) as ClassId[],
    situation: row.situation,
    text: row.text,
    rationale: row.rationale,
    examples: JSON.parse(row.examples) as RuleExample[],
    status: row.status,
    order: row.position,
    question: row.question && uuidOf<QuestionId>(row.question),
    ...(row.attributes === '[]' ? {} : { attributes: JSON.parse(row.attributes) as RuleAttribute[] }),
  };
}
