import { join } from 'node:path';
import type { Role } from '@shared/model/member';
import type { Store } from '@main/db/store';
import { secretsOf } from '@main/secrets/secrets';
import { addMember } from '@main/sync/add-member';
import { initialiseHub, inviteToHub } from '@main/sync/hub/administer';
import { shownAddress } from '@main/sync/hub/address';
import { withHub } from '@main/sync/hub/connect';
import { hubCarrier } from '@main/sync/hub/hub-carrier';
import { addressFor } from '@main/sync/hub/set-up';
import { loadIdentity } from '@main/sync/identity';
import { joinProject } from '@main/sync/join';
import { syncProject, usualSync, type SyncOptions } from '@main/sync/sync-project';
import { closedAfterTest, scene, temporaryFolder } from './temporary-store';
import { newLead, sync, type Person } from './teams';

/** A person with a way into a hub. */
export interface Connected extends Person {
  /** With the password. */
  readonly address: string;
}

const { signal } = new AbortController();
const onProgress = () => undefined;

/** Syncs with one's hub. */
export function through({ store, identity, userData, address }: Connected, options: Partial<SyncOptions> = {}) {
  return withHub(address, (hub) =>
    syncProject(store, hubCarrier(hub, shownAddress(address), secretsOf(userData, null)), identity, {
      ...usualSync,
      signal,
      onProgress,
      ...options,
    }),
  );
}

/**
 * Makes the hub of a new project, and lets its lead in.
 *
 * @param owner address of whoever owns the database.
 * @param fill puts something into the project first; one image when it is left out.
 */
export async function newHubLead(owner: string, fill: (store: Store) => unknown = scene): Promise<Connected> {
  const lead = newLead();
  fill(lead.store);
  // A first sync makes the founder's key known.
  await sync(lead, temporaryFolder());
  await withHub(owner, (hub) => initialiseHub(hub, lead.store));
  const { login, password } = await withHub(owner, (hub) => inviteToHub(hub, lead.store, lead.store.member));
  return { ...lead, address: addressFor(owner, login, password) };
}

/** Has somebody invited by a lead who is on the hub, and joins for them. */
export async function newHubMember(owner: string, lead: Connected, name: string, role: Role): Promise<Connected> {
  const userData = temporaryFolder();
  const identity = loadIdentity(userData);
  const invitation = addMember(lead.store, lead.identity, { name, role, key: identity.key });
  await through(lead);
  await withHub(owner, (hub) => initialiseHub(hub, lead.store));
  const { login, password } = await withHub(owner, (hub) => inviteToHub(hub, lead.store, invitation.member));
  const address = addressFor(owner, login, password);
  const store = await withHub(address, (hub) =>
    joinProject(
      join(temporaryFolder(), `${name}.plumb`),
      invitation,
      hubCarrier(hub, shownAddress(address), secretsOf(userData, null)),
      identity,
      { signal, onProgress },
    ),
  );
  return { store: closedAfterTest(store), identity, userData, address };
}
