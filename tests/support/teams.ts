import { join } from 'node:path';
import type { Role } from '@shared/model/member';
import { createStore } from '@main/db/create';
import type { Machine, Store } from '@main/db/store';
import { addMember } from '@main/sync/add-member';
import { folderCarrier } from '@main/sync/folder-carrier';
import { loadIdentity, type Identity } from '@main/sync/identity';
import { joinProject } from '@main/sync/join';
import type { SyncReport } from '@shared/contract/sync-report';
import { syncProject, usualSync, type SyncOptions } from '@main/sync/sync-project';
import { closedAfterTest, temporaryFolder } from './temporary-store';

/** A person with a machine of their own. */
export interface Person {
  readonly store: Store;
  readonly identity: Identity;
  /** The folder of the machine that keeps the key. */
  readonly userData: string;
}

const { signal } = new AbortController();
const onProgress = () => undefined;

export async function sync(
  { store, identity }: Pick<Person, 'store' | 'identity'>,
  folder: string,
  options: Partial<SyncOptions> = {},
): Promise<SyncReport> {
  const usual = { ...usualSync, signal, onProgress };
  return syncProject(store, folderCarrier(folder, identity), identity, { ...usual, ...options });
}

/** A lead with a project, in which nothing has happened yet. */
export function newLead(machine?: Machine): Person {
  const store = createStore(
    join(temporaryFolder(), 'lead.plumb'),
    { name: 'Street', template: 'objects' },
    { name: 'Ada', role: 'lead' },
    [],
    machine,
  );
  const userData = temporaryFolder();
  return { store: closedAfterTest(store), identity: loadIdentity(userData), userData };
}

/** Has somebody invited by a lead, and joins for them; `folder` is synced by the lead in between. */
export async function newMember(
  lead: Person,
  folder: string,
  name: string,
  role: Role,
  machine?: Machine,
): Promise<Person> {
  const userData = temporaryFolder();
  const identity = loadIdentity(userData);
  const invitation = addMember(lead.store, lead.identity, { name, role, key: identity.key });
  await sync(lead, folder);
  const path = join(temporaryFolder(), `${name}.plumb`);
  const store = await joinProject(
    path,
    invitation,
    folderCarrier(folder, identity),
    identity,
    { signal, onProgress },
    machine,
  );
  return { store: closedAfterTest(store), identity, userData };
}

/** The same person at one more machine, which has their key and joins by the folder. */
export async function secondMachine(person: Person, lead: Person, folder: string, machine?: Machine): Promise<Person> {
  const { project, member: founder } = lead.store;
  const { member } = person.store;
  const invitation = { v: 1, project, member, founder, founderKey: lead.identity.key } as const;
  const path = join(temporaryFolder(), 'again.plumb');
  const { identity } = person;
  const following = { signal, onProgress };
  const store = await joinProject(path, invitation, folderCarrier(folder, identity), identity, following, machine);
  return { ...person, store: closedAfterTest(store) };
}
