import type { Database } from 'better-sqlite3';
import { compact, type Step } from '@shared/changes/edit';
import { kindOfCode, kinds, type Kind } from '@shared/changes/kinds';
import { assertExists } from '@shared/lib/assert';
import type { ImageId } from '@shared/model/ids';
import { blobOf, uuidOf } from './blob';
import { prepared } from './prepared';

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
}

/** Puts an edit on top of its image's stack; what had been undone there can no longer be redone. */
export function recordEdit(db: Database, image: ImageId, label: string, steps: readonly Step[]): void {
  prepared(db, 'DELETE FROM edit WHERE image = ? AND undone = 1').run(blobOf(image));
  const edit = prepared(db, 'INSERT INTO edit(image, label) VALUES(?, ?)').run(blobOf(image), label).lastInsertRowid;
  const insert = prepared(
    db,
    'INSERT INTO edit_step(edit, position, kind, entity, before, after) VALUES(?, ?, ?, ?, ?, ?)',
  );
  compact(steps).forEach((step, position) => {
    insert.run(edit, position, kinds[step.kind].code, blobOf(step.entity), step.before, step.after);
  });
}

/** The edit that undo would take back now. */
export function undoable(db: Database, image: ImageId): Edit | null {
  return topEdit(db, image, 'SELECT id, label FROM edit WHERE image = ? AND undone = 0 ORDER BY id DESC LIMIT 1');
}

/** The edit that redo would do again now. */
export function redoable(db: Database, image: ImageId): Edit | null {
  return topEdit(db, image, 'SELECT id, label FROM edit WHERE image = ? AND undone = 1 ORDER BY id LIMIT 1');
}

export function historyState(db: Database, image: ImageId): HistoryState {
  const label = (sql: string) => (prepared(db, sql).pluck().get(blobOf(image)) as string | undefined) ?? null;
  return {
    undo: label('SELECT label FROM edit WHERE image = ? AND undone = 0 ORDER BY id DESC LIMIT 1'),
    redo: label('SELECT label FROM edit WHERE image = ? AND undone = 1 ORDER BY id LIMIT 1'),
  };
}

export function markUndone(db: Database, edit: Edit, undone: boolean): void {
  prepared(db, 'UPDATE edit SET undone = ? WHERE id = ?').run(undone ? 1 : 0, edit.id);
}

function topEdit(db: Database, image: ImageId, sql: string): Edit | null {
  const row = prepared(db, sql).get(blobOf(image)) as { id: number; label: string } | undefined;
  return row ? { ...row, steps: stepsOf(db, row.id) } : null;
}

function stepsOf(db: Database, edit: number): Step[] {
  const rows = prepared(db, 'SELECT kind, entity, before, after FROM edit_step WHERE edit = ? ORDER BY position').all(
    edit,
  ) as { kind: number; entity: Buffer; before: string | null; after: string | null }[];
  return rows.map((row) => ({ ...row, kind: kindOf(row.kind), entity: uuidOf(row.entity) }));
}

function kindOf(code: number): Kind {
  return assertExists(kindOfCode(code), `the history holds kinds of this version only, got ${code}`);
}
