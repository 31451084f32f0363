import type { IgnoredFile } from '@shared/contract/sync-report';
import { SegmentError } from '@shared/sync/segment-error';
import { memberById } from '@main/db/queries/members';
import { hasForeignLabels } from '@main/db/queries/snapshots';
import { takeSnapshot, type TakenSnapshot } from '@main/db/snapshots/take-snapshot';
import type { Store } from '@main/db/store';
import type { Following } from '../carrier';
import type { SnapshotShelf } from './snapshot-shelf';

export interface JoinedBySnapshot {
  readonly taken: TakenSnapshot | null;
  readonly ignored: readonly IgnoredFile[];
}

/**
 * Takes the snapshot that stands for most, on a machine that has nothing of what it stands for: who joins as a reviewer
 * need not read what has long been replaced. To be called when all that is for everybody is here, for that tells who may
 * speak for others.
 */
export async function joinBySnapshot(
  store: Store,
  shelf: Pick<SnapshotShelf, 'list'>,
  following: Following,
): Promise<JoinedBySnapshot> {
  const ignored: IgnoredFile[] = [];
  if (!isNewReviewer(store)) return { taken: null, ignored };
  const found = await shelf.list();
  for (const { name, read } of found.toSorted((a, b) => b.changes - a.changes)) {
    following.signal.throwIfAborted();
    try {
      const bytes = await read();
      const taken = bytes ? await takeSnapshot(store, bytes, following) : null;
      if (taken) return { taken, ignored };
    } catch (error) {
      if (!(error instanceof SegmentError)) throw error;
      ignored.push({ path: name, fault: error.fault, detail: error.detail });
    }
  }
  return { taken: null, ignored };
}

/** Others' labels are for reviewers; and who has some already reads the rest. */
function isNewReviewer({ db, member }: Store): boolean {
  const self = memberById(db, member);
  return self !== undefined && self.role !== 'annotator' && !self.revoked && !hasForeignLabels(db);
}
