import type { Database } from 'better-sqlite3';
import { transaction } from '../commit';
import { prepared } from '../prepared';

/** The machine and file that wrote this project's own feeds; null before the first sync. */
export function machineTag(db: Database): string | null {
  return prepared(db, 'SELECT machine FROM sync_self').pluck().get() as string | null;
}

/** @param part true: the feeds so far belong to another machine or file, and new ones are begun. */
export function setMachineTag(db: Database, tag: string, part: boolean): void {
  transaction(db, () => {
    if (part) prepared(db, 'UPDATE feed SET own = 0 WHERE own = 1').run();
    prepared(db, 'UPDATE sync_self SET machine = ?').run(tag);
  });
}
