import type { Database } from 'better-sqlite3';
import { prepared } from '../prepared';

/** How many changes are in the log and not followed. */
export function refusedCount(db: Database): number {
  return prepared(db, 'SELECT count(*) FROM refused').pluck().get() as number;
}
