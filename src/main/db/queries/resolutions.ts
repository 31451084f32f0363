import type { GoldObject, Resolution, ResolutionMethod } from '@shared/model/resolution';
import type { ImageId, MemberId, RareCaseId, ResolutionId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

export interface StoredResolution extends Resolution {
  readonly id: ResolutionId;
}

interface Row {
  readonly id: Buffer;
  readonly image: Buffer;
  readonly inputs: string;
  readonly objects: string;
  readonly method: ResolutionMethod;
  readonly threshold: number;
  readonly decided_by: Buffer;
  readonly at: string;
  readonly comment: string;
  readonly rare_case: Buffer | null;
}

/** What was decided on one image, oldest first. */
export function resolutionsOf(db: Database, image: ImageId): StoredResolution[] {
  const rows = prepared(db, 'SELECT * FROM resolution WHERE image = ? ORDER BY id').all(blobOf(image)) as Row[];
  return rows.map(storedResolution);
}

/** The images that something was decided on, in the order of their ids. */
export function decidedImageIds(db: Database): ImageId[] {
  const ids = prepared(db, 'SELECT DISTINCT image FROM resolution ORDER BY image').pluck().all() as Buffer[];
  return ids.map((id) => uuidOf<ImageId>(id));
}

function storedResolution(row: Row): StoredResolution {
  return {
    id: uuidOf<ResolutionId>(row.id),
    image: uuidOf<ImageId>(row.image),
    // Written by derive() from a payload that its schema had parsed.
    inputs: JSON.parse(row.inputs) as Resolution['inputs'],
    objects: JSON.parse(row.objects) as GoldObject[],
    method: row.method,
    threshold: row.threshold,
    by: uuidOf<MemberId>(row.decided_by),
    at: row.at,
    comment: row.comment,
    case: row.rare_case && uuidOf<RareCaseId>(row.rare_case),
  };
}
