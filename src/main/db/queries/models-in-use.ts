import type { Database } from 'better-sqlite3';
import { prepared } from '../prepared';

/** The models that suggested something, by name. */
export function modelsInUse(db: Database): string[] {
  return prepared(db, 'SELECT DISTINCT model FROM prediction ORDER BY model').pluck().all() as string[];
}
