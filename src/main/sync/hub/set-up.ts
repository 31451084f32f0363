import { whenFree } from '@main/db/when-free';
import type { MemberId } from '@shared/model/ids';
import type { Store } from '@main/db/store';
import { enrol } from '../enrol';
import type { Identity } from '../identity';
import { initialiseHub, inviteToHub, loginsOn } from './administer';
import { withHub } from './connect';

export interface HubMember {
  readonly member: MemberId;
  /** A way in of their own, with its password, when it was made now; null: they have one. */
  readonly address: string | null;
}

/**
 * Makes a database the hub of a project, and a way in for every member who has none. Doing it again enters who has
 * come since.
 *
 * @param address of whoever owns the database and may make roles.
 * @param renewed who gets a new password although they have one.
 * @param pictures where they lie from now on, as `HubOptions` has it; null: where they are.
 * @throws UserError `hub.*`
 */
export async function setUpHub(
  store: Store,
  identity: Identity,
  address: string,
  renewed: readonly MemberId[],
  pictures: string | null = null,
): Promise<HubMember[]> {
  await whenFree(() => enrol(store, identity));
  return withHub(address, async (hub) => {
    await initialiseHub(hub, store, pictures === null ? {} : { pictures });
    const made: HubMember[] = [];
    for (const { member, hasLogin } of await loginsOn(hub, store)) {
      if (hasLogin && !renewed.includes(member)) {
        made.push({ member, address: null });
        continue;
      }
      const { login, password } = await inviteToHub(hub, store, member);
      made.push({ member, address: addressFor(address, login, password) });
    }
    return made;
  });
}

/** The same database, as somebody else, on a machine where the owner's files are not. */
export function addressFor(address: string, login: string, password: string): string {
  const own = new URL(address);
  own.username = login;
  own.password = password;
  own.searchParams.delete('sslrootcert');
  return own.href;
}
