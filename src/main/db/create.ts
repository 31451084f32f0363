import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { UserError } from '@shared/lib/user-error';
import type { MemberId, ProjectId } from '@shared/model/ids';
import type { Member } from '@shared/model/member';
import type { Project } from '@shared/model/project';
import type { ReadingTools } from '@shared/sync/segment';
import { blobOf } from './blob';
import { commit } from './commit';
import { REDUCER_VERSION } from './derive';
import { migrate } from './migrate';
import { configure, openStore, realMachine } from './open';
import { readingTools } from './reading-tools';
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
  const self = { project: newId<ProjectId>(machine.now()), member: newId<MemberId>(machine.now()) };
  const making = beginStore(path, self, machine);
  try {
    const own: readonly Draft[] = [
      { kind: 'project', entity: self.project, value: project },
      { kind: 'member', entity: self.member, value: member },
    ];
    withSqliteErrors(path, () => commit(making, [...own, ...first], 'no-undo'));
    return finishStore(making, path);
  } catch (error) {
    abandonStore(making);
    throw error;
  }
}

/**
 * Begins a project file beside the place where it will be. Nothing is in it but whose it is.
 *
 * @throws UserError `project.exists`, `store.*`
 */
export function beginStore(
  path: string,
  self: Pick<Store, 'project' | 'member'>,
  machine: Machine = realMachine(),
  reading: ReadingTools = readingTools,
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
  return withSqliteErrors(path, () => {
    const db = new Database(making);
    try {
      configure(db);
      migrate(db);
      db.prepare(
        'INSERT INTO self(id, project, member, clock_ms, clock_counter, reducer_version) VALUES(1, ?, ?, 0, 0, ?)',
      ).run(blobOf(self.project), blobOf(self.member), REDUCER_VERSION);
      return { db, path: making, ...self, machine, reading };
    } catch (error) {
      db.close();
      removeDatabase(making);
      throw error;
    }
  });
}

/** Gives a file that was begun its name, and opens it. @throws UserError `project.exists` */
export function finishStore(making: Store, path: string): Store {
  making.db.close();
  refuseTaken(path);
  renameDurably(making.path, path);
  return openStore(path, making.machine, making.reading);
}

export function abandonStore(making: Store): void {
  making.db.close();
  removeDatabase(making.path);
}

function refuseTaken(path: string): void {
  if (!existsSync(path)) return;
  throw new UserError('project.exists', { path }, `${path} exists already. Choose another name, or open it.`);
}

function removeDatabase(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}
