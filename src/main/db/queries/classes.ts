import type { ClassView } from '@shared/contract/annotate';
import type { ClassId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

/** Every class, in the order of the list. */
export function listClasses(db: Database): ClassView[] {
  const rows = prepared(db, 'SELECT id, name, colour, position FROM class ORDER BY position, name, id').all() as {
    id: Buffer;
    name: string;
    colour: string;
    position: number;
  }[];
  return rows.map((row) => ({ id: uuidOf<ClassId>(row.id), name: row.name, colour: row.colour, order: row.position }));
}

/** How many labels and suggestions use a class. */
export function usesOfClass(db: Database, id: ClassId): number {
  return prepared(
    db,
    'SELECT (SELECT count(*) FROM annotation WHERE class = @id) + (SELECT count(*) FROM prediction WHERE class = @id)',
  )
    .pluck()
    .get({ id: blobOf(id) }) as number;
}

/** A class with what it is used for. */
export interface ClassUse extends ClassView {
  readonly annotations: number;
  readonly pendingPredictions: number;
}

export function classUses(db: Database): ClassUse[] {
  const uses = prepared(
    db,
    `SELECT (SELECT count(*) FROM annotation WHERE class = @id) AS annotations,
       (SELECT count(*) FROM prediction WHERE class = @id AND decision = 'pending') AS pendingPredictions`,
  );
  return listClasses(db).map((view) => ({
    ...view,
    ...(uses.get({ id: blobOf(view.id) }) as Pick<ClassUse, 'annotations' | 'pendingPredictions'>),
  }));
}
