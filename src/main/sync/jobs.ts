import { isHubAddress } from '@shared/sync/hub-address';
import type { SyncReport } from '@shared/contract/sync-report';
import { readInvitation } from '@shared/sync/invitation';
import { openStore } from '@main/db/open';
import { noteSynced } from '@main/db/queries/places';
import type { JobContext } from '@main/jobs/job';
import { secretsOf } from '@main/secrets/secrets';
import { keepPassword } from './hub/passwords';
import { loadIdentity } from './identity';
import { joinProject } from './join';
import { savePack } from './pack/save-pack';
import { compactProject } from './snapshots/compact-project';
import { syncProject, usualSync, type SyncOptions } from './sync-project';
import { withCarrier } from './with-carrier';

export interface SyncInput {
  /** Path of the project file. */
  readonly project: string;
  /** The folder of the user's data, which holds the key. */
  readonly userData: string;
  /** Absolute path of the folder that the team shares, or the address of its hub. */
  readonly place: string;
  readonly options: Pick<SyncOptions, 'dryRun' | 'thorough' | 'acceptFolder' | 'sendPictures' | 'snapshot'>;
  /** By what the program knows the hints of this sync again. */
  readonly mark?: string;
}

export interface JoinInput {
  /** The project file to make. */
  readonly path: string;
  readonly userData: string;
  readonly place: string;
  /** As it was sent. */
  readonly invitation: string;
}

export interface PackInput {
  /** Path of the project file. */
  readonly project: string;
  readonly userData: string;
  /** Absolute path of the package to write; what has that name is replaced. */
  readonly path: string;
  readonly pictures: boolean;
}

export interface CompactInput {
  /** Path of the project file. */
  readonly project: string;
  readonly userData: string;
  /** Absolute path of the package that its history goes into; what has that name is replaced. */
  readonly path: string;
}

/** Sync as jobs of a worker thread: it reads, checks and follows much, on a connection of its own. */
export const syncJobs = {
  sync: async (
    { project, userData, place, options, mark }: SyncInput,
    { signal, progress }: JobContext,
  ): Promise<SyncReport> => {
    const store = openStore(project);
    const identity = loadIdentity(userData);
    const tools = { ...options, signal, onProgress: progress };
    try {
      return await withCarrier(
        place,
        identity,
        secretsOf(userData),
        (carrier) => syncProject(store, carrier, identity, tools),
        { signal, mark },
      );
    } finally {
      store.db.close();
    }
  },

  pack: async ({ project, userData, path, pictures }: PackInput, { signal, progress }: JobContext) => {
    const store = openStore(project);
    const options = { dryRun: false, sendPictures: pictures, replace: true, signal, onProgress: progress };
    try {
      return await savePack(store, loadIdentity(userData), path, options);
    } finally {
      store.db.close();
    }
  },

  compact: async ({ project, userData, path }: CompactInput, { signal, progress }: JobContext) => {
    const store = openStore(project);
    const options = { replace: true, signal, onProgress: progress };
    try {
      return await compactProject(store, loadIdentity(userData), path, options);
    } finally {
      store.db.close();
    }
  },

  /** @returns the path of the file. */
  join: async ({ path, userData, place, invitation }: JoinInput, { signal, progress }: JobContext): Promise<string> => {
    const identity = loadIdentity(userData);
    const secrets = secretsOf(userData);
    const tools = { signal, onProgress: progress };
    await withCarrier(
      place,
      identity,
      secrets,
      async (carrier) => {
        const store = await joinProject(path, readInvitation(invitation), carrier, identity, tools);
        try {
          await syncProject(store, carrier, identity, { ...tools, ...usualSync });
          if (!carrier.isReadOnly) noteSynced(store.db, carrier.name, new Date(store.machine.now()).toISOString());
        } finally {
          store.db.close();
        }
      },
      { signal },
    );
    if (isHubAddress(place)) keepPassword(place, secrets);
    return path;
  },
};
