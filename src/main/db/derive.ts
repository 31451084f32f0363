import type { Database, Statement } from 'better-sqlite3';
import { assertNever } from '@shared/lib/assert';
import type { Entities, Kind } from '@shared/changes/kinds';
import { winner } from '@shared/changes/register';
import type { Uuid } from '@shared/lib/uuid';
import { blobOf } from './blob';
import {
  acknowledgementRow,
  blobOrNull,
  caseDismissalRow,
  caseMemberRow,
  guidelineVersionRow,
  questionRow,
  rareCaseRow,
  recheckRow,
  ruleRow,
} from './derive-guidelines';
import {
  disclosureRow,
  feedbackRow,
  goldImageRow,
  resolutionRow,
  submissionRow,
  threadCommentRow,
  threadRow,
} from './derive-review';
import { prepared } from './prepared';
import { payloadAt, storedHeads } from './sqlite-registers';

/**
 * Raised when what the derived tables hold for the same log changes; an older file's tables are then rebuilt.
 */
export const REDUCER_VERSION = 1;

/** The tables that hold what the registers say. Only this file writes them, and it can write them again from the log. */
export const derivedTables = [
  'project',
  'member',
  'class',
  'root',
  'image',
  'annotation',
  'prediction',
  'rule',
  'guidelineVersion',
  'rareCase',
  'caseMember',
  'question',
  'acknowledgement',
  'recheck',
  'skeletonTemplate',
  'relation',
  'imageTag',
  'caseDismissal',
  'resolution',
  'submission',
  'assignment',
  'thread',
  'threadComment',
  'goldImage',
  'feedback',
  'keyGrant',
  'beacon',
  'disclosure',
] as const satisfies readonly Kind[];

type Value = { [K in Kind]: { readonly kind: K; readonly value: Entities[K]['value'] } }[Kind];

/** Makes the row of one entity equal to the winner of its register. */
export function derive(db: Database, kind: Kind, entity: Uuid): void {
  const head = winner(storedHeads(db, kind, entity));
  const payload = head ? payloadAt(db, head.revision) : null;
  if (payload === null) prepared(db, `DELETE FROM ${kind} WHERE id = ?`).run(blobOf(entity));
  else deriveValue(db, kind, entity, JSON.parse(payload));
}

/** Makes the row of one entity say what its winner says, when that one's parsed payload is at hand. */
export function deriveValue(db: Database, kind: Kind, entity: Uuid, value: unknown): void {
  // It was checked by the kind's schema before it was followed.
  deriveRow(db, blobOf(entity), { kind, value } as Value);
}

function deriveRow(db: Database, id: Buffer, { kind, value }: Value): void {
  switch (kind) {
    case 'project':
      return put(db, kind, {
        id,
        name: value.name,
        template: value.template,
        outside: value.outside ? 1 : 0,
        feedback: value.feedback ? 1 : 0,
      });
    case 'member':
      return put(db, kind, {
        id,
        name: value.name,
        role: value.role,
        key: value.key ?? null,
        revoked: value.revoked ? 1 : 0,
      });
    case 'class':
      return put(db, kind, {
        id,
        name: value.name,
        colour: value.colour,
        position: value.order,
        attributes: JSON.stringify(value.attributes ?? []),
        shapes: JSON.stringify(value.shapes ?? []),
      });
    case 'root':
      return put(db, kind, { id, name: value.name });
    case 'image':
      return put(db, kind, {
        id,
        sha256: value.sha256,
        root: blobOf(value.root),
        path: value.path,
        width: value.width,
        height: value.height,
        format: value.format,
        bytes: value.bytes,
        bit_depth: value.bitDepth,
        added_at: value.addedAt,
      });
    case 'annotation':
      return put(db, kind, {
        id,
        image: blobOf(value.image),
        class: blobOf(value.class),
        author: blobOf(value.author),
        geometry: JSON.stringify(value.geometry),
        source: JSON.stringify(value.source),
        guideline: blobOrNull(value.guideline),
        rules: JSON.stringify(value.rules ?? []),
        attributes: JSON.stringify(value.attributes ?? {}),
        transcription: value.transcription ? JSON.stringify(value.transcription) : null,
        truncated: value.truncated ? 1 : 0,
        stack: value.stack ?? 0,
        grouped: blobOrNull(value.group),
      });
    case 'prediction':
      return put(db, kind, {
        id,
        image: blobOf(value.image),
        class: blobOf(value.class),
        geometry: JSON.stringify(value.geometry),
        score: value.score,
        model: value.model,
        threshold: value.threshold,
        decision: value.decision,
        transcription: value.transcription ? JSON.stringify(value.transcription) : null,
      });
    case 'rule':
      return put(db, kind, { id, ...ruleRow(value) });
    case 'guidelineVersion':
      return put(db, kind, { id, ...guidelineVersionRow(value) });
    case 'rareCase':
      return put(db, kind, { id, ...rareCaseRow(value) });
    case 'caseMember':
      return put(db, kind, { id, ...caseMemberRow(value) });
    case 'question':
      return put(db, kind, { id, ...questionRow(value) });
    case 'acknowledgement':
      return put(db, kind, { id, ...acknowledgementRow(value) });
    case 'recheck':
      return put(db, kind, { id, ...recheckRow(value) });
    case 'caseDismissal':
      return put(db, kind, { id, ...caseDismissalRow(value) });
    case 'skeletonTemplate':
      return put(db, kind, {
        id,
        name: value.name,
        classes: JSON.stringify(value.classes),
        joints: JSON.stringify(value.joints),
        edges: JSON.stringify(value.edges),
        pairs: JSON.stringify(value.pairs),
      });
    case 'relation':
      return put(db, kind, {
        id,
        image: blobOf(value.image),
        source: blobOf(value.from),
        target: blobOf(value.to),
        name: value.name,
        author: blobOf(value.author),
      });
    case 'imageTag':
      return put(db, kind, {
        id,
        image: blobOf(value.image),
        author: blobOf(value.author),
        type: value.tag.type,
        class: value.tag.type === 'class' ? blobOf(value.tag.class) : null,
        word: value.tag.type === 'word' ? value.tag.word : null,
        source: JSON.stringify(value.source),
        guideline: blobOrNull(value.guideline),
      });
    case 'resolution':
      return put(db, kind, { id, ...resolutionRow(value) });
    case 'assignment':
      return put(db, kind, {
        id,
        image: blobOf(value.image),
        member: blobOf(value.member),
        batch: value.batch,
        due: value.due,
      });
    case 'submission':
      return put(db, kind, { id, ...submissionRow(value) });
    case 'thread':
      return put(db, kind, { id, ...threadRow(value) });
    case 'threadComment':
      return put(db, kind, { id, ...threadCommentRow(value) });
    case 'goldImage':
      return put(db, kind, { id, ...goldImageRow(value) });
    case 'feedback':
      return put(db, kind, { id, ...feedbackRow(value) });
    case 'keyGrant':
      return put(db, kind, { id, ...value, member: blobOf(value.member) });
    case 'beacon':
      return put(db, kind, { id, member: blobOf(value.member), tips: JSON.stringify(value.tips) });
    case 'disclosure':
      return put(db, kind, { id, ...disclosureRow(value) });
    default:
      assertNever(kind);
  }
}

/** Table and columns come from the code above and never from data. */
function put(db: Database, table: Kind, row: Readonly<Record<string, unknown>>): void {
  insertion(db, table, Object.keys(row)).run(Object.values(row));
}

interface Insertion {
  readonly columns: readonly string[];
  readonly statement: Statement;
}

const insertions = new WeakMap<Database, Map<Kind, Insertion>>();

/** The last one of each table is kept: its text is longer than what it does. */
function insertion(db: Database, table: Kind, columns: readonly string[]): Statement {
  const known = insertions.get(db) ?? new Map<Kind, Insertion>();
  insertions.set(db, known);
  const last = known.get(table);
  if (last?.columns.length === columns.length && columns.every((column, index) => column === last.columns[index])) {
    return last.statement;
  }
  const values = columns.map(() => '?').join(', ');
  const statement = prepared(db, `INSERT OR REPLACE INTO ${table}(${columns.join(', ')}) VALUES(${values})`);
  known.set(table, { columns, statement });
  return statement;
}
