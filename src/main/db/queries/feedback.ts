import type { Feedback } from '@shared/model/feedback';
import type { MemberId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { blobOf } from '../blob';
import { prepared } from '../prepared';

/** What a member was told last of the pictures whose truth is known; undefined: nothing. */
export function feedbackFor(db: Database, member: MemberId): Feedback | undefined {
  const row = prepared(db, 'SELECT images, sealed, at FROM feedback WHERE member = ? ORDER BY at DESC, id LIMIT 1').get(
    blobOf(member),
  ) as { readonly images: number; readonly sealed: string; readonly at: string } | undefined;
  return row && { ...row, member };
}
