import type { Handlers } from '@shared/contract/define';
import type { teamContract } from '@shared/contract/team';
import { writeInvitation } from '@shared/sync/invitation';
import { transaction } from '@main/db/commit';
import { setAutomaticFolder, setFolderPictures } from '@main/db/queries/folders';
import { whenFree } from '@main/db/when-free';
import type { JobRegistry } from '@main/jobs/job-registry';
import { runInWorker } from '@main/jobs/run-in-worker';
import { addMember } from './add-member';
import { changeRole, endAccess } from './change-access';
import type { AutomaticSync } from './automatic-sync';
import { loadIdentity, publicKeyOf } from './identity';
import type { JoinInput, syncJobs } from './jobs';
import { runSync, type SyncTools } from './run-sync';
import { teamView } from './team-view';

export interface TeamHandlerDependencies extends SyncTools {
  readonly jobs: JobRegistry;
  readonly automatic: AutomaticSync;
}

export function teamHandlers(dependencies: TeamHandlerDependencies): Handlers<typeof teamContract> {
  const { session, jobs, automatic, worker, userData } = dependencies;
  return {
    'team.view': () => teamView(session.store, publicKeyOf(userData), automatic.problem),
    'team.key': () => ({ key: publicKeyOf(userData) }),
    'team.invite': async ({ name, role, key }) => {
      const { store } = session;
      const invitation = await whenFree(() => addMember(store, loadIdentity(userData), { name, role, key }));
      session.announce({ images: [] });
      return { invitation: writeInvitation(invitation) };
    },
    'team.changeRole': async ({ member, role }) => {
      const { store } = session;
      await whenFree(() => changeRole(store, loadIdentity(userData), member, role));
      session.announce({ images: [] });
      return null;
    },
    'team.endAccess': async ({ member }) => {
      const { store } = session;
      await whenFree(() => endAccess(store, loadIdentity(userData), member));
      session.announce({ images: [] });
      return null;
    },
    'team.sync': ({ folder, ...options }) => ({
      job: jobs.start('sync', (context) => runSync(dependencies, { folder, options }, context)),
    }),
    'team.setAutomatic': async ({ folder }) => {
      const { store } = session;
      await whenFree(() => transaction(store.db, () => setAutomaticFolder(store.db, folder)));
      if (folder !== null) automatic.begin();
      return null;
    },
    'team.setPictures': async ({ folder, pictures }) => {
      const { store } = session;
      await whenFree(() => transaction(store.db, () => setFolderPictures(store.db, folder, pictures)));
      return null;
    },
    'team.join': ({ path, invitation, folder }) => {
      const input: JoinInput = { path, userData, folder, invitation };
      return {
        job: jobs.start('join', (context) =>
          runInWorker(worker, 'join' satisfies keyof typeof syncJobs, input, context),
        ),
      };
    },
  };
}
