import type { SecretStore } from '@main/secrets/keychain';
import type { PictureShelf } from '../carrier';
import { hubStorage } from './hub-storage';
import type { Hub } from './connect';
import { hubShelf } from './hub-shelf';
import { s3Shelf } from './s3-shelf';
import { withKeys } from './storage-keys';

/** A request takes long, most of it waiting. */
const AT_ONCE = 4;

/**
 * The pictures of a team, wherever its hub says that they lie: in the database, or in storage beside it.
 *
 * @param name the address of the hub without its password.
 */
export function hubPictures(hub: Hub, name: string, secrets: SecretStore): PictureShelf {
  const own = hubShelf(hub);
  let found: Promise<PictureShelf> | undefined;

  async function find(): Promise<PictureShelf> {
    const storage = await hubStorage(hub);
    if (storage === null) return own;
    const { bucket, project, role } = storage;
    const using = withKeys(name, bucket, secrets, (keys) => s3Shelf(bucket, keys, project));
    return {
      atOnce: () => Promise.resolve(AT_ONCE),
      has: (image, signal) => using((shelf) => shelf.has(image, signal)),
      fetch: (image, to, signal) => using((shelf) => shelf.fetch(image, to, signal)),
      // Annotators send no pictures, there as here; the storage itself holds them to it by the rights of their keys.
      lacks: async (image, thorough, signal) => role >= 1 && using((shelf) => shelf.lacks(image, thorough, signal)),
      send: (image, source, signal) => using((shelf) => shelf.send(image, source, signal)),
    };
  }

  const shelf = () => (found ??= find());
  return {
    atOnce: async () => (await shelf()).atOnce(),
    has: async (image, signal) => (await shelf()).has(image, signal),
    fetch: async (image, to, signal) => (await shelf()).fetch(image, to, signal),
    lacks: async (image, thorough, signal) => (await shelf()).lacks(image, thorough, signal),
    send: async (image, source, signal) => (await shelf()).send(image, source, signal),
  };
}
