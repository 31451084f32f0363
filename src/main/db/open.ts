import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { UserError } from '@shared/lib/user-error';
import type { MemberId, ProjectId } from '@shared/model/ids';
import type { ReadingTools } from '@shared/sync/segment';
import { backUpBeforeMigration } from './backup';
import { uuidOf } from './blob';
import { APPLICATION_ID, migrate, refuseFuture, schemaVersion } from './migrate';
import { SCHEMA_VERSION } from './migrations';
import { afterUpdate } from './after-update';
import { readingTools } from './reading-tools';
import { withSqliteErrors } from './sqlite-error';
import type { Machine, Store } from './store';

/** How long a commit waits for another process's transaction; longer would freeze the window (see commit-when-free.ts). */
const BUSY_MILLISECONDS = 20;

export function realMachine(): Machine {
  return { now: Date.now, nonce: randomBytes(8) };
}

/**
 * Opens a project file. An older file is copied beside itself and then migrated; what waited for this version is applied.
 *
 * @throws UserError `project.missing`, `project.notAProject`, `project.newer`, `store.*`; the file is left as it was.
 */
export function openStore(path: string, machine: Machine = realMachine(), reading: ReadingTools = readingTools): Store {
  if (!existsSync(path)) {
    throw new UserError('project.missing', { path }, `There is no project at ${path}.`);
  }
  return withSqliteErrors(path, () => {
    const db = new Database(path, { fileMustExist: true, timeout: BUSY_MILLISECONDS });
    try {
      refuseForeign(db, path);
      refuseFuture(db, path);
      configure(db);
      if (schemaVersion(db) < SCHEMA_VERSION) {
        backUpBeforeMigration(db, path, machine.now());
        migrate(db);
      }
      const store = readSelf(db, path, machine, reading);
      afterUpdate(store);
      return store;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** What every connection needs: durable commits, and no trust in what a hostile file may declare. */
export function configure(db: Database.Database): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
}

function refuseForeign(db: Database.Database, path: string): void {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new UserError('project.notAProject', { path }, `${path} is not a Plumbline project.`);
  }
}

function readSelf(db: Database.Database, path: string, machine: Machine, reading: ReadingTools): Store {
  const self = db.prepare('SELECT project, member FROM self').get() as { project: Buffer; member: Buffer } | undefined;
  if (!self)
    throw new UserError('store.corrupt', { path }, `${path} does not say whose project it is. Restore a backup.`);
  return {
    db,
    path,
    machine,
    reading,
    project: uuidOf<ProjectId>(self.project),
    member: uuidOf<MemberId>(self.member),
  };
}
