import type { Handlers } from '@shared/contract/define';
import type { teamContract } from '@shared/contract/team';
import { writeInvitation } from '@shared/sync/invitation';
import { transaction } from '@main/db/commit';
import { rememberPlace, setAutomaticPlace, setPlaceFetchesAll, setPlacePictures } from '@main/db/queries/places';
import { whenFree } from '@main/db/when-free';
import type { JobRegistry } from '@main/jobs/job-registry';
import { runInWorker } from '@main/jobs/run-in-worker';
import { secretsOf } from '@main/secrets/secrets';
import { addMember } from './add-member';
import { changeRole, endAccess } from './change-access';
import { keepValue, listConflicts } from './conflicts';
import type { AutomaticSync } from './automatic-sync';
import { shownAddress } from './hub/address';
import { withHub } from './hub/connect';
import { enterKeys, storageOf } from './hub/enter-keys';
import { hubCarrier } from './hub/hub-carrier';
import { keepPassword } from './hub/passwords';
import { setUpHub } from './hub/set-up';
import { loadIdentity, publicKeyOf } from './identity';
import type { JoinInput, syncJobs } from './jobs';
import { runCompact, runPack, runSync, type SyncTools } from './run-sync';
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
    'team.conflicts': ({ limit }) => listConflicts(session.store, limit),
    'team.keepValue': async ({ kind, entity, revision }) => {
      const { store } = session;
      await whenFree(() => keepValue(store, { kind, entity }, revision));
      // Whatever it is, every screen may show it.
      session.announce({ images: null, listing: true, classes: true, guidelines: true });
      return null;
    },
    'team.sync': ({ place, ...options }) => ({
      job: jobs.start('sync', (context) => runSync(dependencies, { place, options }, context)),
    }),
    'team.savePack': (request) => ({
      job: jobs.start('sync', (context) => runPack(dependencies, request, context)),
    }),
    'team.compact': (request) => ({
      job: jobs.start('compact', (context) => runCompact(dependencies, request, context)),
    }),
    'team.setAutomatic': async ({ place }) => {
      const { store } = session;
      await whenFree(() => transaction(store.db, () => setAutomaticPlace(store.db, place)));
      automatic.begin();
      return null;
    },
    'team.setPictures': async ({ place, pictures }) => {
      const { store } = session;
      await whenFree(() => transaction(store.db, () => setPlacePictures(store.db, place, pictures)));
      return null;
    },
    'team.setAllPictures': async ({ place, all }) => {
      const { store } = session;
      await whenFree(() => transaction(store.db, () => setPlaceFetchesAll(store.db, place, all)));
      return null;
    },
    'team.useHub': async ({ address }) => {
      const { store } = session;
      await withHub(address, async (hub) =>
        hubCarrier(hub, shownAddress(address), secretsOf(userData)).meet(store, false),
      );
      return { place: keepPassword(address, secretsOf(userData)) };
    },
    'team.storage': async ({ place }) => ({ storage: await storageOf(place, secretsOf(userData)) }),
    'team.keepStorageKeys': async ({ place, ...keys }) => {
      await enterKeys(place, keys, secretsOf(userData));
      automatic.lookAtPictures();
      automatic.begin();
      return null;
    },
    'team.setUpHub': async ({ address, renewed, pictures }) => {
      const { store } = session;
      const members = await setUpHub(store, loadIdentity(userData), address, renewed, pictures);
      const own = members.find(({ member }) => member === store.member)?.address;
      if (!own) return { members, place: null };
      const place = keepPassword(own, secretsOf(userData));
      await whenFree(() => transaction(store.db, () => rememberPlace(store.db, place, store.project)));
      return { members, place };
    },
    'team.join': ({ path, invitation, place }) => {
      const input: JoinInput = { path, userData, place, invitation };
      return {
        job: jobs.start('join', (context) =>
          runInWorker(worker, 'join' satisfies keyof typeof syncJobs, input, context),
        ),
      };
    },
  };
}
