import type { Uuid } from '@shared/lib/uuid';
import type { Database } from 'better-sqlite3';
import { uuidOf } from '../blob';
import { prepared } from '../prepared';

/** The objects of each suggested case that somebody put aside. */
export function dismissedObjects(db: Database): Set<Uuid>[] {
  const rows = prepared(db, 'SELECT objects FROM caseDismissal ORDER BY id').pluck().all() as string[];
  return rows.map((objects) => new Set(JSON.parse(objects) as Uuid[]));
}

/** The labels that are members of a rare case. */
export function labelsInCases(db: Database): Set<Uuid> {
  const rows = prepared(db, 'SELECT annotation FROM caseMember WHERE annotation IS NOT NULL').pluck().all() as Buffer[];
  return new Set(rows.map((row) => uuidOf(row)));
}
