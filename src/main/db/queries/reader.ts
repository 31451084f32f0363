import { knowledgeText } from '@shared/sync/knowledge';
import { prepared } from '../prepared';
import type { Store } from '../store';

/** Notes what the program can read that leaves something to a later one. */
export function noteReader({ db, reading }: Store): void {
  prepared(
    db,
    `INSERT INTO reader(id, knows) VALUES(1, ?)
     ON CONFLICT(id) DO UPDATE SET knows = excluded.knows WHERE knows <> excluded.knows`,
  ).run(knowledgeText(reading.knowledge));
}

/** Whether this program can read as much as the one that left something to a later one. */
export function isSameReader({ db, reading }: Store): boolean {
  return prepared(db, 'SELECT knows FROM reader').pluck().get() === knowledgeText(reading.knowledge);
}
