import type { Database } from 'better-sqlite3';
import { allowsShape } from '@shared/model/allows-shape';
import type { GeometryType } from '@shared/geometry/geometry';
import type { ClassId } from '@shared/model/ids';
import { blobOf } from '../blob';
import { prepared } from '../prepared';
import { listClasses } from './classes';

/** Labels of one class and shape. */
export interface ShapeUse {
  readonly type: GeometryType;
  readonly count: number;
  /** Path of a picture with one of them, below its root. */
  readonly example: string;
}

/** What the labels of a class are made of. */
export function shapesOfClass(db: Database, label: ClassId): ShapeUse[] {
  return prepared(
    db,
    `SELECT a.geometry ->> 'type' AS type, count(*) AS count, coalesce(min(i.path), '') AS example
     FROM annotation a LEFT JOIN image i ON i.id = a.image WHERE a.class = ? GROUP BY 1 ORDER BY 1`,
  ).all(blobOf(label)) as ShapeUse[];
}

/** Labels whose class does not allow their shape: they came from elsewhere, or are older than the limit. */
export function shapesNotAllowed(db: Database): (ShapeUse & { readonly className: string })[] {
  return listClasses(db)
    .filter(({ shapes }) => shapes !== undefined)
    .flatMap((label) =>
      shapesOfClass(db, label.id)
        .filter(({ type }) => !allowsShape(label, type))
        .map((use) => ({ ...use, className: label.name })),
    );
}
