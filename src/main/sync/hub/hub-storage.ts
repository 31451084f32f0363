import type { ProjectId } from '@shared/model/ids';
import { readBucket, type Bucket } from './bucket';
import type { Hub } from './connect';

/** The S3-compatible storage that a hub names for the pictures of a project. */
export interface HubStorage {
  readonly bucket: Bucket;
  readonly project: ProjectId;
  /** Of whoever is connected; as the hub has it: -1 to 2. */
  readonly role: number;
}

/**
 * @returns null when the pictures lie in the database.
 * @throws UserError `hub.badBucket`
 */
export async function hubStorage(hub: Hub): Promise<HubStorage | null> {
  // As JSON: a hub that was made before this column was has its pictures in the database.
  const [row] = await hub<{ project: ProjectId; pictures: string | null; role: number }[]>`
    SELECT project, to_jsonb(p)->>'pictures' AS pictures, plumb.my_role() AS role
      FROM plumb.project p WHERE project = plumb.my_project()`;
  if (!row || row.pictures === null) return null;
  // A hub elsewhere has no business with the services of this machine.
  const bucket = readBucket(row.pictures, hub.host);
  return { bucket, project: row.project, role: row.role };
}
