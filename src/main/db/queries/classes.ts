import type { ClassUses, ClassView } from '@shared/contract/classes';
import type { AttributeDefinition } from '@shared/model/attribute';
import type { ClassId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

interface Row {
  readonly id: Buffer;
  readonly name: string;
  readonly colour: string;
  readonly position: number;
  readonly attributes: string;
  readonly shapes: string;
}

/** Every class, in the order of the list. */
export function listClasses(db: Database): ClassView[] {
  const rows = prepared(db, 'SELECT * FROM class ORDER BY position, name, id').all() as Row[];
  return rows.map((row) => ({
    id: uuidOf<ClassId>(row.id),
    name: row.name,
    colour: row.colour,
    order: row.position,
    // Written by derive() from a payload that its schema had parsed.
    ...(row.attributes === '[]' ? {} : { attributes: JSON.parse(row.attributes) as AttributeDefinition[] }),
    ...(row.shapes === '[]' ? {} : { shapes: JSON.parse(row.shapes) as string[] }),
  }));
}

/** How many labels, suggestions and tags use a class. */
export function usesOfClass(db: Database, id: ClassId): number {
  return prepared(
    db,
    `SELECT (SELECT count(*) FROM annotation WHERE class = @id) + (SELECT count(*) FROM prediction WHERE class = @id) +
       (SELECT count(*) FROM imageTag WHERE class = @id)`,
  )
    .pluck()
    .get({ id: blobOf(id) }) as number;
}

/** What each class is used for, whatever was decided of the suggestions. */
export function classUsages(db: Database): ClassUses[] {
  const uses = prepared(
    db,
    `SELECT (SELECT count(*) FROM annotation WHERE class = @id) AS annotations,
       (SELECT count(*) FROM prediction WHERE class = @id) AS predictions,
       (SELECT count(*) FROM imageTag WHERE class = @id) AS tags`,
  );
  return listClasses(db).map(({ id }) => ({ id, ...(uses.get({ id: blobOf(id) }) as Omit<ClassUses, 'id'>) }));
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
