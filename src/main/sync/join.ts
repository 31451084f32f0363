import { UserError } from '@shared/lib/user-error';
import type { Invitation } from '@shared/sync/invitation';
import { abandonStore, beginStore, finishStore } from '@main/db/create';
import { memberById } from '@main/db/queries/members';
import { setFounder, standings } from '@main/db/queries/standing';
import type { Machine, Store } from '@main/db/store';
import { collect, type CollectOptions } from './collect';
import { requireFolder } from './folder-identity';
import type { Identity } from './identity';

/**
 * Makes the project file of a person who was invited, from what a shared folder holds. The file appears only when a
 * lead's word that this person belongs to the project, with this machine's key, was found there.
 *
 * @throws UserError `sync.notInvited`, `sync.folderMissing`, `project.exists`, `store.*`
 */
export async function joinFromFolder(
  path: string,
  invitation: Invitation,
  root: string,
  identity: Identity,
  options: Omit<CollectOptions, 'thorough'>,
  machine?: Machine,
): Promise<Store> {
  requireFolder(root);
  const making = beginStore(path, invitation, machine);
  try {
    setFounder(making.db, { member: invitation.founder, key: invitation.founderKey });
    await collect(making, root, { ...options, thorough: false });
    refuseUninvited(making, root, identity);
    return finishStore(making, path);
  } catch (error) {
    abandonStore(making);
    throw error;
  }
}

function refuseUninvited(store: Store, root: string, { key }: Identity): void {
  const invited = memberById(store.db, store.member) && standings(store).get(store.member)?.keys.has(key);
  if (invited) return;
  throw new UserError(
    'sync.notInvited',
    { path: root },
    `${root} does not hold this project with you in it. Either it has not arrived yet: try again later; or the lead has not synced since inviting you; or the invitation was made for another key than this machine's. Nothing was made.`,
  );
}
