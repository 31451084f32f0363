import type { Store } from '@main/db/store';
import { secretsOf } from '@main/secrets/secrets';
import { shownAddress } from '../hub/address';
import { withHub, type Hub } from '../hub/connect';
import { withPassword } from '../hub/passwords';
import { loadIdentity } from '../identity';
import { teamPlace, type TeamPlace } from './bring-together';

/**
 * Runs work on a project and its hub.
 *
 * @param userData the folder of the user's data, which holds the key.
 * @param address of the hub; its password may be left out when it is kept.
 * @param signal ends the pauses before a hub is tried again.
 * @throws UserError `hub.*`
 */
export function withTeamPlace<T>(
  userData: string,
  store: Store,
  address: string,
  work: (place: TeamPlace) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const secrets = secretsOf(userData);
  const open = (hub: Hub) => teamPlace(store, hub, shownAddress(address), loadIdentity(userData), secrets);
  return withHub(withPassword(address, secrets), (hub) => work(open(hub)), signal);
}
