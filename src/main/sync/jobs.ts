import type { SyncReport } from '@shared/contract/sync-report';
import { readInvitation } from '@shared/sync/invitation';
import { openStore } from '@main/db/open';
import { noteSynced } from '@main/db/queries/folders';
import type { JobContext } from '@main/jobs/job';
import { folderCarrier } from './folder-carrier';
import { loadIdentity } from './identity';
import { joinProject } from './join';
import { syncProject, usualSync, type SyncOptions } from './sync-project';

export interface SyncInput {
  /** Path of the project file. */
  readonly project: string;
  /** The folder of the user's data, which holds the key. */
  readonly userData: string;
  /** Absolute path of the folder that the team shares. */
  readonly folder: string;
  readonly options: Pick<SyncOptions, 'dryRun' | 'thorough' | 'acceptFolder' | 'sendPictures'>;
}

export interface JoinInput {
  /** The project file to make. */
  readonly path: string;
  readonly userData: string;
  readonly folder: string;
  /** As it was sent. */
  readonly invitation: string;
}

/** Sync as jobs of a worker thread: it reads, checks and follows much, on a connection of its own. */
export const syncJobs = {
  sync: async (
    { project, userData, folder, options }: SyncInput,
    { signal, progress }: JobContext,
  ): Promise<SyncReport> => {
    const store = openStore(project);
    try {
      return await syncProject(store, folderCarrier(folder), loadIdentity(userData), {
        ...options,
        signal,
        onProgress: progress,
      });
    } finally {
      store.db.close();
    }
  },

  /** @returns the path of the file. */
  join: async (
    { path, userData, folder, invitation }: JoinInput,
    { signal, progress }: JobContext,
  ): Promise<string> => {
    const identity = loadIdentity(userData);
    const carrier = folderCarrier(folder);
    const tools = { signal, onProgress: progress };
    const store = await joinProject(path, readInvitation(invitation), carrier, identity, tools);
    try {
      await syncProject(store, carrier, identity, { ...tools, ...usualSync });
      noteSynced(store.db, folder, new Date(store.machine.now()).toISOString());
    } finally {
      store.db.close();
    }
    return path;
  },
};
