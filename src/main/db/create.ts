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
import { withSqliteErrors } from './sqlite-error';
import type { Machine, Store } from './store';

/**
 * Makes a new project file with its first member and opens it.
 *
 * @throws UserError `project.exists` when something is at `path`; it is never written over.
 */
export function createStore(path: string, project: Project, member: Member, machine: Machine = realMachine()): Store {
  if (existsSync(path)) {
    throw new UserError('project.exists', { path }, `${path} exists already. Choose another name, or open it.`);
  }
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch {
    throw new UserError(
      'store.cannotOpen',
      { path },
      `The folder for ${path} cannot be made. Choose a folder that you may write to.`,
    );
  }
  try {
    return fillNewFile(path, project, member, machine);
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    throw error;
  }
}

function fillNewFile(path: string, project: Project, member: Member, machine: Machine): Store {
  const projectId = newId<ProjectId>(machine.now());
  const memberId = newId<MemberId>(machine.now());
  withSqliteErrors(path, () => {
    const db = new Database(path);
    try {
      configure(db);
      migrate(db);
      db.prepare(
        'INSERT INTO self(id, project, member, clock_ms, clock_counter, reducer_version) VALUES(1, ?, ?, 0, 0, ?)',
      ).run(blobOf(projectId), blobOf(memberId), REDUCER_VERSION);
    } finally {
      db.close();
    }
  });
  const store = openStore(path, machine);
  const drafts: Draft[] = [
    { kind: 'project', entity: projectId, value: project },
    { kind: 'member', entity: memberId, value: member },
  ];
  try {
    commit(store, drafts, 'no-undo');
  } catch (error) {
    store.db.close();
    throw error;
  }
  return store;
}
