import type { Database } from 'better-sqlite3';
import type { Step } from '@shared/changes/edit';
import { kindOfCode, kinds, type Kind } from '@shared/changes/kinds';
import { assertExists } from '@shared/lib/assert';
import type { Uuid } from '@shared/lib/uuid';
import type { ImageId } from '@shared/model/ids';
import { blobOf } from './blob';
import { prepared } from './prepared';
import { payloadAt } from './sqlite-registers';

/** A step of a commit, with the revisions in the log that hold its payloads. */
export interface LoggedStep extends Step {
  /** null: the entity did not exist. */
  readonly from: number | null;
  readonly to: number;
}

/** One gesture as the undo history keeps it. */
export interface Edit {
  readonly id: number;
  readonly label: string;
  readonly steps: readonly Step[];
}

export interface HistoryState {
  /** Label of what the next undo takes back; null when there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** Edits that undo could take back, one after the other. */
  readonly depth: number;
}

const last = 'FROM edit WHERE image = ? AND undone = 0 ORDER BY id DESC LIMIT 1';
const firstUndone = 'FROM edit WHERE image = ? AND undone = 1 ORDER BY id LIMIT 1';

/** Puts an edit on top of its image's stack; what had been undone there can no longer be redone. */
export function recordEdit(db: Database, image: ImageId, label: string, steps: readonly LoggedStep[]): void {
  const blob = blobOf(image);
  prepared(db, 'DELETE FROM edit WHERE image = ? AND undone = 1').run(blob);
  prepared(db, 'INSERT INTO edit(image, label, steps) VALUES(?, ?, ?)').run(
    blob,
    label,
    JSON.stringify(entriesOf(steps)),
  );
}

/** The edit that undo would take back now. */
export function undoable(db: Database, image: ImageId): Edit | null {
  return editFound(db, image, `SELECT id, label, steps ${last}`);
}

/** The edit that redo would do again now. */
export function redoable(db: Database, image: ImageId): Edit | null {
  return editFound(db, image, `SELECT id, label, steps ${firstUndone}`);
}

export function historyState(db: Database, image: ImageId): HistoryState {
  const label = (sql: string) => (prepared(db, sql).pluck().get(blobOf(image)) as string | undefined) ?? null;
  const depth = prepared(db, 'SELECT count(*) FROM edit WHERE image = ? AND undone = 0').pluck().get(blobOf(image));
  return { undo: label(`SELECT label ${last}`), redo: label(`SELECT label ${firstUndone}`), depth: depth as number };
}

export function markUndone(db: Database, edit: Edit, undone: boolean): void {
  prepared(db, 'UPDATE edit SET undone = ? WHERE id = ?').run(undone ? 1 : 0, edit.id);
}

/**
 * One entity that an edit changed, as it is stored. The payloads stay in the log, where they are already: a history that
 * repeated them would double what each gesture writes.
 */
type Entry = readonly [kind: number, entity: Uuid, from: number | null, to: number];

/** One entry an entity: from what it was before the first step to what it is after the last. */
function entriesOf(steps: readonly LoggedStep[]): Entry[] {
  const byEntity = new Map<string, LoggedStep>();
  for (const step of steps) {
    const name = `${step.kind} ${step.entity}`;
    const { before, from } = byEntity.get(name) ?? step;
    byEntity.set(name, { ...step, before, from });
  }
  return [...byEntity.values()]
    .filter((step) => step.before !== step.after)
    .map(({ kind, entity, from, to }) => [kinds[kind].code, entity, from, to]);
}

function editFound(db: Database, image: ImageId, sql: string): Edit | null {
  const row = prepared(db, sql).get(blobOf(image)) as { id: number; label: string; steps: string } | undefined;
  // Written by recordEdit().
  return row ? { ...row, steps: (JSON.parse(row.steps) as Entry[]).map((entry) => stepOf(db, entry)) } : null;
}

function stepOf(db: Database, [kind, entity, from, to]: Entry): Step {
  return { kind: kindOf(kind), entity, before: from === null ? null : payloadAt(db, from), after: payloadAt(db, to) };
}

function kindOf(code: number): Kind {
  return assertExists(kindOfCode(code), `the history holds kinds of this version only, got ${code}`);
}
