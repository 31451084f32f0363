import type { ImageId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { uuidOf } from '../blob';
import { prepared } from '../prepared';

/** The images that more than one person labelled, in the order of their ids. */
export function imagesOfSeveral(db: Database): ImageId[] {
  const ids = prepared(
    db,
    'SELECT image FROM annotation GROUP BY image HAVING count(DISTINCT author) > 1 ORDER BY image',
  )
    .pluck()
    .all() as Buffer[];
  return ids.map((id) => uuidOf<ImageId>(id));
}
