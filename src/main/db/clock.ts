import type { Database } from 'better-sqlite3';
import type { Instant } from '@shared/changes/clock';
import { prepared } from './prepared';

export function readClock(db: Database): Instant {
  return prepared(db, 'SELECT clock_ms AS milliseconds, clock_counter AS counter FROM self').get() as Instant;
}

export function writeClock(db: Database, instant: Instant): void {
  prepared(db, 'UPDATE self SET clock_ms = ?, clock_counter = ?').run(instant.milliseconds, instant.counter);
}
