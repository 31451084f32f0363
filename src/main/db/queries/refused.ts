import type { Database } from 'better-sqlite3';
import { prepared } from '../prepared';

/** How many changes are in the log and not followed; beacons are nobody's work. */
export function refusedCount(db: Database): number {
  return prepared(db, 'SELECT count(*) FROM refused r JOIN change c USING(revision) WHERE c.kind <> 42')
    .pluck()
    .get() as number;
}
