import { claimOf, type ReadingTools } from '@shared/sync/segment';
import { SegmentError } from '@shared/sync/segment-error';

/** Whether a segment is for its author and the reviewers alone; one that only a later Plumbline can read may be. */
export function isForReviewers(bytes: Uint8Array, reading: ReadingTools): boolean {
  try {
    return claimOf(bytes, reading).header.channel !== 'public';
  } catch (error) {
    if (error instanceof SegmentError) return true;
    throw error;
  }
}
