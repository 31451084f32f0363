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
  readonly expected: string | null;
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

/** Every image that people are measured by, in the order of the images. */
export function listGoldImages(db: Database): StoredGoldImage[] {
  const rows = prepared(db, 'SELECT * FROM goldImage ORDER BY image, at, id').all() as Row[];
  return [...new Map(rows.map((row) => [row.image.toString('hex'), stored(row)])).values()];
}

/** How many of these images each person submitted. */
export function goldSubmissions(db: Database): { readonly member: MemberId; readonly images: number }[] {
  const rows = prepared(
    db,
    `SELECT member, count(DISTINCT image) AS images FROM submission s
     WHERE EXISTS(SELECT 1 FROM goldImage g WHERE g.image = s.image) GROUP BY member ORDER BY member`,
  ).all() as { readonly member: Buffer; readonly images: number }[];
  return rows.map(({ member, images }) => ({ member: uuidOf<MemberId>(member), images }));
}

/** Those of these images that a member was not asked for and has nothing on. */
export function goldImagesOpenTo(db: Database, member: MemberId): ImageId[] {
  const ids = prepared(
    db,
    `SELECT DISTINCT g.image FROM goldImage g JOIN image i ON i.id = g.image
     WHERE g.set_by <> @member
       AND NOT EXISTS(SELECT 1 FROM assignment a WHERE a.image = g.image AND a.member = @member)
       AND NOT EXISTS(SELECT 1 FROM submission s WHERE s.image = g.image AND s.member = @member)
       AND NOT EXISTS(SELECT 1 FROM annotation l WHERE l.image = g.image AND l.author = @member)
     ORDER BY g.image`,
  )
    .pluck()
    .all({ member: blobOf(member) }) as Buffer[];
  return ids.map((id) => uuidOf<ImageId>(id));
}

/** All records about one image; two leads may have marked it at the same time. */
export function goldRecordsOf(db: Database, image: ImageId): GoldImageId[] {
  const ids = prepared(db, 'SELECT id FROM goldImage WHERE image = ? ORDER BY id')
    .pluck()
    .all(blobOf(image)) as Buffer[];
  return ids.map((id) => uuidOf<GoldImageId>(id));
}

function stored(row: Row): StoredGoldImage {
  return {
    id: uuidOf<GoldImageId>(row.id),
    image: uuidOf<ImageId>(row.image),
    // Written by derive() from a payload that its schema had parsed.
    expected: row.expected === null ? null : (JSON.parse(row.expected) as GoldImage['expected']),
    by: uuidOf<MemberId>(row.set_by),
    at: row.at,
  };
}
