import type { Database } from 'better-sqlite3';
import { UserError } from '@shared/lib/user-error';
import { migrations, SCHEMA_VERSION } from './migrations';

/** "PLMB": tells our files from every other SQLite file (https://www.sqlite.org/fileformat2.html, 1.3.13). */
export const APPLICATION_ID = 0x504c4d42;

export function schemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** @throws UserError `project.newer` for a file that a later Plumbline wrote; it is left untouched. */
export function refuseFuture(db: Database, path: string): void {
  const version = schemaVersion(db);
  if (version > SCHEMA_VERSION) {
    throw new UserError(
      'project.newer',
      { path, version, known: SCHEMA_VERSION },
      `${path} was written by a newer Plumbline (format ${version}; this one knows up to ${SCHEMA_VERSION}). Update Plumbline to open it.`,
    );
  }
}

/** Brings the tables to `target`, all steps in one transaction. */
export function migrate(db: Database, target: number = SCHEMA_VERSION): void {
  db.transaction(() => {
    const from = schemaVersion(db);
    for (const step of migrations) {
      if (step.version > from && step.version <= target) db.exec(step.sql);
    }
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${target}`);
  }).immediate();
}
