import type { SecretStore } from '@main/secrets/keychain';
import type { StorageView } from '@shared/contract/team';
import { withHub } from './connect';
import { hubStorage } from './hub-storage';
import { withPassword } from './passwords';
import type { StorageKeys } from './s3-request';
import { s3Shelf } from './s3-shelf';
import { keepKeys, keptKeys } from './storage-keys';

/**
 * @param place the address of the hub without its password.
 * @returns where the pictures of a team lie; null when in the database. @throws UserError `hub.*`
 */
export function storageOf(place: string, secrets: SecretStore): Promise<StorageView | null> {
  return withHub(withPassword(place, secrets), async (hub) => {
    const storage = await hubStorage(hub);
    if (storage === null) return null;
    const { endpoint, bucket } = storage.bucket;
    return { endpoint, bucket, hasKeys: keptKeys(place, storage.bucket, secrets) !== null };
  });
}

/**
 * Keeps keys for the storage that a hub names, when the storage accepts them.
 *
 * @param place the address of the hub without its password.
 * @throws UserError `hub.*`
 */
export async function enterKeys(place: string, keys: StorageKeys, secrets: SecretStore): Promise<void> {
  const storage = await withHub(withPassword(place, secrets), (hub) => hubStorage(hub));
  if (storage === null) return;
  await s3Shelf(storage.bucket, keys, storage.project).knock();
  keepKeys(place, storage.bucket, keys, secrets);
}
