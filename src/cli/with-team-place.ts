import type { Store } from '@main/db/store';
import { secretsOf } from '@main/secrets/secrets';
import { shownAddress } from '@main/sync/hub/address';
import { withHub } from '@main/sync/hub/connect';
import { withPassword } from '@main/sync/hub/passwords';
import { loadIdentity } from '@main/sync/identity';
import { teamPlace, type TeamPlace } from '@main/sync/queue/bring-together';
import type { Cli } from './cli';

/** Runs work on a project and its hub. @throws UserError `hub.*` */
export function withTeamPlace<T>(
  { paths }: Cli,
  store: Store,
  address: string,
  work: (place: TeamPlace) => Promise<T>,
): Promise<T> {
  return withHub(withPassword(address, secretsOf(paths.userData)), (hub) =>
    work(teamPlace(store, hub, shownAddress(address), loadIdentity(paths.userData))),
  );
}
