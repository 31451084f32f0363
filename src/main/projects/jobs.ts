import { backUp } from '@main/db/backup';
import { openStore } from '@main/db/open';

export interface BackupInput {
  /** Path of the project file. */
  readonly project: string;
  readonly target: string;
}

/** Copying a large project takes seconds: a worker thread does it, on a connection of its own. */
export const projectJobs = {
  backup: ({ project, target }: BackupInput): Promise<number> => {
    const store = openStore(project);
    try {
      return Promise.resolve(backUp(store.db, target));
    } finally {
      store.db.close();
    }
  },
};
