import { existsSync, rmSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { UserError } from '@shared/lib/user-error';
import { schemaVersion } from './migrate';
import { renameDurably } from './rename-durably';
import { withSqliteErrors } from './sqlite-error';

/**
 * Writes a consistent copy of a project while others go on working in it. The copy appears under its name only when it
 * is whole.
 *
 * @returns bytes written.
 * @throws UserError `backup.exists` when `target` is there already; it is never written over.
 */
export function backUp(db: Database, target: string): number {
  if (existsSync(target)) {
    throw new UserError(
      'backup.exists',
      { path: target },
      `${target} exists already. Choose another name for the backup.`,
    );
  }
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  try {
    withSqliteErrors(target, () => db.prepare('VACUUM INTO ?').run(partial));
    renameDurably(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  return statSync(target).size;
}

/** @returns the path of the copy, beside the project and named by the format it has. */
export function backUpBeforeMigration(db: Database, path: string, now: number): string {
  const moment = new Date(now).toISOString().replace(/[-:]/g, '').replace(/\..*/, '');
  const target = path.replace(/(\.plumb)?$/, `.format-${schemaVersion(db)}.${moment}.plumb`);
  backUp(db, target);
  return target;
}
