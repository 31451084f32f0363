import { isHubAddress } from '@shared/sync/hub-address';
import type { SecretStore } from '@main/secrets/keychain';
import type { Carrier } from './carrier';
import { folderCarrier } from './folder-carrier';
import { shownAddress } from './hub/address';
import { withHub } from './hub/connect';
import { newMark } from './hub/hint';
import { hubCarrier } from './hub/hub-carrier';
import type { Identity } from './identity';
import { withPassword } from './hub/passwords';
import { isPack } from './pack/pack-format';
import { withPack } from './pack/with-pack';

/**
 * Opens what carries a project, for one piece of work.
 *
 * @param place absolute path of a folder or a package, or the address of a hub; its password may be left out when it is kept.
 * @param options.signal ends the pauses before a hub is tried again.
 * @param options.mark by what whoever sends hints knows them again.
 * @throws UserError `sync.folderMissing`, `sync.pack*`, `sync.notPack`, `hub.*`
 */
export async function withCarrier<T>(
  place: string,
  identity: Identity,
  secrets: SecretStore,
  work: (carrier: Carrier) => Promise<T>,
  { signal, mark }: { readonly signal?: AbortSignal; readonly mark?: string | undefined } = {},
): Promise<T> {
  if (isPack(place)) return withPack(place, identity, work);
  if (!isHubAddress(place)) return work(folderCarrier(place, identity));
  const marks = mark === undefined ? newMark : () => mark;
  const name = shownAddress(place);
  return withHub(withPassword(place, secrets), (hub) => work(hubCarrier(hub, name, secrets, marks)), signal);
}
