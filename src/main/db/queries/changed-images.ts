import { kinds } from '@shared/changes/kinds';
import type { ImageId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { prepared } from '../prepared';

const compared = [kinds.annotation, kinds.submission, kinds.resolution, kinds.goldImage]
  .map(({ code }) => code)
  .join(', ');

/**
 * The images on which labels, submissions, decisions or what is expected changed after a revision; those of deleted ones
 * are found in what they were before.
 *
 * @returns null when there are more than `most` changes.
 */
export function imagesChangedSince(db: Database, revision: number, most: number): ImageId[] | null {
  const found = prepared(
    db,
    `SELECT payload ->> 'image' AS image, prevs FROM change WHERE revision > ? AND kind IN (${compared}) LIMIT ?`,
  ).all(revision, most + 1) as { image: ImageId | null; prevs: Buffer }[];
  if (found.length > most) return null;
  return [...new Set(found.flatMap(({ image, prevs }) => image ?? imagesBefore(db, prevs)))];
}

/** @param prevs the keys of earlier changes, one after the other. */
export function imagesBefore(db: Database, prevs: Buffer): ImageId[] {
  const images: ImageId[] = [];
  for (let at = 0; at < prevs.length; at += 32) {
    const image = prepared(db, `SELECT payload ->> 'image' FROM change WHERE id = ? AND digest = ?`)
      .pluck()
      .get(prevs.subarray(at, at + 16), prevs.subarray(at + 16, at + 32)) as ImageId | null | undefined;
    if (image) images.push(image);
  }
  return images;
}
