import { laterSegment } from '@shared/sync/later-segment';
import { SegmentError } from '@shared/sync/segment-error';
import { transaction } from './commit';
import { mayHold } from './may-hold';
import { insertKept, isKept, listKept } from './queries/kept';
import { noteReader } from './queries/reader';
import { withSqliteErrors } from './sqlite-error';
import type { Store } from './store';

/** What a project keeps of what it cannot read, at most: whoever can write into a folder could fill the disk otherwise. */
export const MOST_KEPT = 4096;
export const MOST_KEPT_BYTES = 256 * 1024 * 1024;

/**
 * Keeps a segment whose container only a later Plumbline can read, until that one opens the project.
 *
 * @param wasClosed it was found closed for reviewers.
 * @returns its hash; null for labels that are not for this machine.
 * @throws SegmentError `foreign`; `newer` when there is no room for it: it stays where it lies.
 */
export function keepLater(store: Store, bytes: Uint8Array, wasClosed: boolean): string | null {
  const { hash, header, signed } = laterSegment(bytes, store.reading);
  if (header && header.project !== store.project) throw new SegmentError('foreign', 'it belongs to another project');
  if (header && !mayHold(store, header)) return null;
  return withSqliteErrors(store.path, () => {
    if (isKept(store.db, hash)) return hash;
    return transaction(store.db, () => {
      const all = listKept(store.db);
      const size = all.reduce((sum, row) => sum + row.size, bytes.length);
      if (all.length >= MOST_KEPT || size > MOST_KEPT_BYTES) {
        throw new SegmentError(
          'newer',
          'a later Plumbline can read it, and no more of these are kept here: update Plumbline',
        );
      }
      const { feed = null, member = null, first = null, last = null } = header ?? {};
      const closed = wasClosed || (header !== null && header.channel !== 'public');
      insertKept(
        store.db,
        { hash, closed, feed, member, first, last, key: signed && header ? header.key : null },
        bytes,
      );
      noteReader(store);
      return hash;
    });
  });
}
