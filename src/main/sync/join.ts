import { UserError } from '@shared/lib/user-error';
import type { Invitation } from '@shared/sync/invitation';
import { abandonStore, beginStore, finishStore } from '@main/db/create';
import { memberById } from '@main/db/queries/members';
import { setFounder, standings } from '@main/db/queries/standing';
import type { Machine, Store } from '@main/db/store';
import type { Carrier, Following } from './carrier';
import type { Identity } from './identity';

/**
 * Makes the project file of a person who was invited, from what carries it. The file appears only when a
 * lead's word that this person belongs to the project, with this machine's key, was found there.
 *
 * @throws UserError `sync.notInvited`, `sync.folderMissing`, `project.exists`, `store.*`
 */
export async function joinProject(
  path: string,
  invitation: Invitation,
  carrier: Carrier,
  identity: Identity,
  options: Following,
  machine?: Machine,
): Promise<Store> {
  const making = beginStore(path, invitation, machine);
  try {
    setFounder(making.db, { member: invitation.founder, key: invitation.founderKey });
    await carrier.collect(making, { ...options, thorough: false, alone: true });
    refuseUninvited(making, carrier.name, identity);
    return finishStore(making, path);
  } catch (error) {
    abandonStore(making);
    throw error;
  }
}

function refuseUninvited(store: Store, place: string, { key }: Identity): void {
  const invited = memberById(store.db, store.member) && standings(store).get(store.member)?.keys.has(key);
  if (invited) return;
  throw new UserError(
    'sync.notInvited',
    { path: place },
    `${place} does not hold this project with you in it. Either it has not arrived yet: try again later; or the lead has not synced since inviting you; or the invitation was made for another key than this machine's. Nothing was made.`,
  );
}
