import { constants, copyFileSync, existsSync, rmSync } from 'node:fs';
import { UserError } from '@shared/lib/user-error';
import { checkStore } from './check';
import { openStore } from './open';

/**
 * Puts a backup in place as a project. The backup is checked as a whole first.
 *
 * @throws UserError `project.exists`, `backup.damaged`, and what `openStore` throws; nothing is left at `target` then.
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
  try {
    copyFileSync(backup, target, constants.COPYFILE_EXCL);
    const store = openStore(target);
    try {
      refuseDamaged(backup, checkStore(store).findings);
    } finally {
      store.db.close();
    }
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(target + suffix, { force: true });
    throw error;
  }
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
