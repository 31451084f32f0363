import type { ImageId, MemberId, SubmissionId } from '@shared/model/ids';
import type { Submission } from '@shared/model/submission';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

export interface StoredSubmission extends Submission {
  readonly id: SubmissionId;
}

/** Who is done with an image; the newest for each person. */
export function submissionsOf(db: Database, image: ImageId): StoredSubmission[] {
  const rows = prepared(db, 'SELECT * FROM submission WHERE image = ? ORDER BY at, id').all(blobOf(image)) as {
    id: Buffer;
    member: Buffer;
    at: string;
  }[];
  const newest = new Map<MemberId, StoredSubmission>();
  for (const { id, member, at } of rows) {
    const who = uuidOf<MemberId>(member);
    newest.set(who, { id: uuidOf<SubmissionId>(id), image, member: who, at });
  }
  return [...newest.values()];
}

/** What one person is done with. */
export function imagesSubmittedBy(db: Database, member: MemberId): ReadonlySet<ImageId> {
  const ids = prepared(db, 'SELECT DISTINCT image FROM submission WHERE member = ?')
    .pluck()
    .all(blobOf(member)) as Buffer[];
  return new Set(ids.map((id) => uuidOf<ImageId>(id)));
}

/**
 * The images that can be compared: those that two people or more submitted, and those that nobody submitted and two or
 * more labelled. In the order of their ids.
 */
export function imagesToCompare(db: Database): ImageId[] {
  const ids = prepared(
    db,
    `SELECT image FROM submission GROUP BY image HAVING count(DISTINCT member) > 1
     UNION
     SELECT image FROM annotation GROUP BY image
       HAVING count(DISTINCT author) > 1 AND NOT EXISTS(SELECT 1 FROM submission s WHERE s.image = annotation.image)
     ORDER BY 1`,
  )
    .pluck()
    .all() as Buffer[];
  return ids.map((id) => uuidOf<ImageId>(id));
}
