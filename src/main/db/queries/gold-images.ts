import type { GoldImageId, ImageId, MemberId } from '@shared/model/ids';
import type { GoldImage } from '@shared/model/gold-image';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

export interface StoredGoldImage extends GoldImage {
  readonly id: GoldImageId;
}

interface Row {
  readonly id: Buffer;
  readonly image: Buffer;
  readonly feedback: 0 | 1;
  readonly set_by: Buffer;
  readonly at: string;
}

/** What makes an image one that people are measured by: the record that came last. */
export function goldImageOf(db: Database, image: ImageId): StoredGoldImage | undefined {
  const row = prepared(db, 'SELECT * FROM goldImage WHERE image = ? ORDER BY at DESC, id DESC LIMIT 1').get(
    blobOf(image),
  ) as Row | undefined;
  return row && stored(row);
}

function stored(row: Row): StoredGoldImage {
  return {
    id: uuidOf<GoldImageId>(row.id),
    image: uuidOf<ImageId>(row.image),
    feedback: row.feedback === 1,
    by: uuidOf<MemberId>(row.set_by),
    at: row.at,
  };
}
