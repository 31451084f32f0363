import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { UserError } from '@shared/lib/user-error';
import { checkStore } from './check';
import { openStore } from './open';
import { renameDurably } from './rename-durably';
import { withSqliteErrors } from './sqlite-error';

/**
 * Puts a backup in place as a project. It is checked as a whole first, and appears under its name only then.
 *
 * @throws UserError `project.exists`, `backup.damaged`, `store.*`, and what `openStore` throws; nothing is left at
 * `target` then.
 */
export function restore(backup: string, target: string): void {
  if (existsSync(target)) {
    throw new UserError(
      'project.exists',
      { path: target },
      `${target} exists already. Choose another name, or move it away first.`,
    );
  }
  if (!existsSync(backup)) throw new UserError('project.missing', { path: backup }, `There is no backup at ${backup}.`);
  const partial = `${target}.partial`;
  remove(partial);
  try {
    copy(backup, partial);
    check(backup, partial);
    renameDurably(partial, target);
  } catch (error) {
    remove(partial);
    throw error;
  }
}

function copy(backup: string, partial: string): void {
  try {
    copyFileSync(backup, partial);
    // A project that was copied by hand while it was open has its last commits in here.
    if (existsSync(`${backup}-wal`)) copyFileSync(`${backup}-wal`, `${partial}-wal`);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UserError(
      reason === 'ENOSPC' ? 'store.full' : 'store.cannotCopy',
      { path: backup, target: partial, reason },
      `${backup} cannot be copied to ${partial} (${reason}). Nothing was restored.`,
    );
  }
}

/** Speaks of the backup, not of the copy that is looked at. */
function check(backup: string, partial: string): void {
  try {
    const store = openStore(partial);
    try {
      refuseDamaged(
        backup,
        withSqliteErrors(partial, () => checkStore(store).findings),
      );
    } finally {
      store.db.close();
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.code, { ...error.params, path: backup }, error.message.replaceAll(partial, backup));
  }
}

function remove(database: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true });
}

function refuseDamaged(path: string, findings: readonly { readonly detail: string }[]): void {
  const first = findings[0];
  if (!first) return;
  throw new UserError(
    'backup.damaged',
    { path, count: findings.length, first: first.detail },
    `${path} is damaged (${findings.length} findings; first: ${first.detail}). It was not restored.`,
  );
}
