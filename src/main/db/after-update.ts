import { claimOf } from '@shared/sync/segment';
import { SegmentError } from '@shared/sync/segment-error';
import { transaction } from './commit';
import { prepared } from './prepared';
import { deleteKept, keptBytes, listKept } from './queries/kept';
import { isSameReader, noteReader } from './queries/reader';
import { mayHold } from './may-hold';
import { readSegment, takeSegments, takeWaiting } from './take-segment';
import type { Store } from './store';

/**
 * Applies what was kept for a later Plumbline, when this one is it. On any other day nothing is read and nothing written.
 *
 * All of it or nothing: a crash leaves it for the next time.
 */
export function afterUpdate(store: Store): void {
  if (!isAnythingKept(store)) return;
  if (isSameReader(store)) return;
  transaction(store.db, () => {
    takeWaiting(store);
    for (const { id } of listKept(store.db)) takeKept(store, id);
    noteReader(store);
  });
}

/** Values that are not valid here may be valid for a later Plumbline too. */
function isAnythingKept({ db }: Store): boolean {
  const sql = `SELECT EXISTS(SELECT 1 FROM kept) OR EXISTS(SELECT 1 FROM segment WHERE waits = 'newer')
    OR EXISTS(SELECT 1 FROM refused WHERE reason = 'invalid')`;
  return prepared(db, sql).pluck().get() === 1;
}

/** What turns out not to be a segment after all, now that it can be read, is let go: it lies where it came from. */
function takeKept(store: Store, id: number): void {
  const bytes = keptBytes(store.db, id);
  try {
    if (mayHold(store, claimOf(bytes, store.reading).header)) takeSegments(store, [readSegment(store, bytes)]);
  } catch (error) {
    if (!(error instanceof SegmentError)) throw error;
    if (error.fault === 'newer') return;
  }
  deleteKept(store.db, id);
}
