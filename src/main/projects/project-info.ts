import { assertExists } from '@shared/lib/assert';
import type { ProjectInfo } from '@shared/contract/projects';
import { lastRevision } from '@main/db/log';
import { memberById } from '@main/db/queries/members';
import { counts, projectOf } from '@main/db/queries/project';
import type { Store } from '@main/db/store';

export function projectInfo(store: Store): ProjectInfo {
  const member = assertExists(memberById(store.db, store.member), 'a project is made with its first member');
  return {
    id: store.project,
    path: store.path,
    ...projectOf(store),
    member: { id: store.member, ...member },
    revision: lastRevision(store.db),
    ...counts(store),
  };
}
