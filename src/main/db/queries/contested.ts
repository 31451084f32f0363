import type { Database } from 'better-sqlite3';
import { prepared } from '../prepared';

/** How many entities have several values that nobody has chosen from. */
export function contestedEntities(db: Database): number {
  const sql = 'SELECT count(*) FROM (SELECT 1 FROM head GROUP BY kind, entity HAVING count(*) > 1)';
  return prepared(db, sql).pluck().get() as number;
}
