import { UserError } from '@shared/lib/user-error';
import type { SecretStore } from '@main/secrets/keychain';
import type { PictureShelf } from '../carrier';
import { readBucket } from './bucket';
import { bucketKeys } from './bucket-keys';
import type { Hub } from './connect';
import { hubShelf } from './hub-shelf';
import { s3Shelf } from './s3-shelf';

/**
 * The pictures of a team, wherever its hub says that they lie: in the database, or in storage beside it.
 *
 * @param name the address of the hub without its password.
 * @param secrets left out: only keys of the environment.
 */
export function hubPictures(hub: Hub, name: string, secrets?: SecretStore): PictureShelf {
  const own = hubShelf(hub);
  let found: Promise<PictureShelf> | undefined;

  async function find(): Promise<PictureShelf> {
    // As JSON: a hub that was made before this column was has its pictures in the database.
    const [row] = await hub<{ project: string; pictures: string | null; role: number }[]>`
      SELECT project, to_jsonb(p)->>'pictures' AS pictures, plumb.my_role() AS role
        FROM plumb.project p WHERE project = plumb.my_project()`;
    if (!row || row.pictures === null) return own;
    const bucket = readBucket(row.pictures);
    const keys = bucketKeys(name, secrets);
    if (keys === null) {
      throw new UserError(
        'hub.needsKeys',
        { endpoint: bucket.endpoint },
        `The pictures of this team lie in the storage ${bucket.endpoint}. Labels are synced; for the pictures run "plumbline sync" once with the keys that you were given in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY: they are kept for the next time.`,
      );
    }
    const shelf = s3Shelf(bucket, keys, row.project);
    // Annotators send no pictures, there as here; the storage itself holds them to it by the rights of their keys.
    return row.role >= 1 ? shelf : { ...shelf, lacks: () => Promise.resolve(false) };
  }

  const shelf = () => (found ??= find());
  return {
    has: async (image) => (await shelf()).has(image),
    fetch: async (image, to, signal) => (await shelf()).fetch(image, to, signal),
    lacks: async (image, thorough, signal) => (await shelf()).lacks(image, thorough, signal),
    send: async (image, source, signal) => (await shelf()).send(image, source, signal),
  };
}
