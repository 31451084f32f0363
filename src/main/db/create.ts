import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { UserError } from '@shared/lib/user-error';
import type { MemberId, ProjectId } from '@shared/model/ids';
import type { Member } from '@shared/model/member';
import type { Project } from '@shared/model/project';
import { blobOf } from './blob';
import { commit } from './commit';
import { REDUCER_VERSION } from './derive';
import { migrate } from './migrate';
import { configure, openStore, realMachine } from './open';
import { renameDurably } from './rename-durably';
import { withSqliteErrors } from './sqlite-error';
import type { Machine, Store } from './store';

/**
 * Makes a new project file with its first member and opens it. The file appears under its name only when it is whole.
 *
 * @param first further things that it begins with.
 * @throws UserError `project.exists` when something is at `path`; it is never written over.
 */
export function createStore(
  path: string,
  project: Project,
  member: Member,
  first: readonly Draft[] = [],
  machine: Machine = realMachine(),
): Store {
  refuseTaken(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch {
    throw new UserError(
      'store.cannotOpen',
      { path },
      `The folder for ${path} cannot be made. Choose a folder that you may write to.`,
    );
  }
  const making = `${path}.making`;
  removeDatabase(making);
  try {
    withSqliteErrors(path, () => fillNewFile(making, project, member, first, machine));
    refuseTaken(path);
    renameDurably(making, path);
  } catch (error) {
    removeDatabase(making);
    throw error;
  }
  return openStore(path, machine);
}

function refuseTaken(path: string): void {
  if (!existsSync(path)) return;
  throw new UserError('project.exists', { path }, `${path} exists already. Choose another name, or open it.`);
}

function removeDatabase(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

function fillNewFile(path: string, project: Project, member: Member, first: readonly Draft[], machine: Machine): void {
  const projectId = newId<ProjectId>(machine.now());
  const memberId = newId<MemberId>(machine.now());
  const db = new Database(path);
  try {
    configure(db);
    migrate(db);
    db.prepare(
      'INSERT INTO self(id, project, member, clock_ms, clock_counter, reducer_version) VALUES(1, ?, ?, 0, 0, ?)',
    ).run(blobOf(projectId), blobOf(memberId), REDUCER_VERSION);
    const own: readonly Draft[] = [
      { kind: 'project', entity: projectId, value: project },
      { kind: 'member', entity: memberId, value: member },
    ];
    commit({ db, path, project: projectId, member: memberId, machine }, [...own, ...first], 'no-undo');
  } finally {
    db.close();
  }
}
