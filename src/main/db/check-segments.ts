import { changeDigest, changeKey, type ChangeKey } from '@shared/changes/change';
import { decodeSegment } from '@shared/sync/segment';
import { decodeSnapshot } from '@shared/sync/snapshot';
import { SegmentError } from '@shared/sync/segment-error';
import { blobOfKey } from './blob';
import type { Report } from './check';
import { NOT_LINKED } from './not-linked';
import { listSegments, segmentBytes, type SegmentRow } from './queries/segments';
import { coveredSegments, listSnapshots, snapshotBytes, type SnapshotRow } from './queries/snapshots';
import { sha256 } from './sha256';
import type { Store } from './store';

/**
 * Verifies each segment and snapshot, and that the log holds the changes of the segments and no others from elsewhere.
 * Of segments that a snapshot stands for, it need not hold what counts no more.
 */
export function compareSegments({ db, reading }: Pick<Store, 'db' | 'reading'>, report: Report): void {
  const foreign = new Set<ChangeKey>();
  const linkOf = db.prepare(`SELECT chain <> ${NOT_LINKED} FROM change WHERE id = ? AND digest = ?`).pluck();
  const covered = new Set(coveredSegments(db));
  for (const row of listSegments(db)) {
    if (!row.isHere && covered.has(row.id)) continue;
    for (const key of keysIn({ db, reading }, row, report)) {
      const blob = blobOfKey(key);
      const linked = linkOf.get(blob.subarray(0, 16), blob.subarray(16)) as number | undefined;
      if (linked === undefined && row.waits === null && !covered.has(row.id)) {
        report('segment', `the log lacks a change of the segment ${row.hash}`);
        break;
      }
      if (linked === 0) foreign.add(key);
    }
  }
  for (const row of listSnapshots(db)) {
    for (const key of keysOfSnapshot({ db, reading }, row, report)) {
      const blob = blobOfKey(key);
      if (linkOf.get(blob.subarray(0, 16), blob.subarray(16)) === 0) foreign.add(key);
    }
  }
  const found = db.prepare(`SELECT count(*) FROM change WHERE chain = ${NOT_LINKED}`).pluck().get() as number;
  if (found !== foreign.size) {
    report('segment', `${found} changes came from elsewhere, and segments vouch for ${foreign.size}`);
  }
}

function keysIn({ db, reading }: Pick<Store, 'db' | 'reading'>, row: SegmentRow, report: Report): ChangeKey[] {
  try {
    const { hash, changes } = decodeSegment(segmentBytes(db, row.id), reading);
    if (hash !== row.hash) report('segment', `the segment ${row.hash} has another name`);
    return (changes ?? []).map((change) => changeKey(change.id, changeDigest(change, sha256)));
  } catch (error) {
    if (!(error instanceof SegmentError)) throw error;
    report('segment', `the segment ${row.hash} (changes ${row.first} to ${row.last}): ${error.detail}`);
    return [];
  }
}

function keysOfSnapshot({ db, reading }: Pick<Store, 'db' | 'reading'>, row: SnapshotRow, report: Report): ChangeKey[] {
  try {
    const { hash, parts } = decodeSnapshot(snapshotBytes(db, row.id), reading);
    if (hash !== row.hash) report('segment', `the snapshot ${row.hash} has another name`);
    return [...parts()].flatMap((part) =>
      part.part === 'heads' || part.part === 'refused'
        ? part.changes.map((change) => changeKey(change.id, changeDigest(change, sha256)))
        : [],
    );
  } catch (error) {
    if (!(error instanceof SegmentError)) throw error;
    report('segment', `the snapshot ${row.hash}: ${error.detail}`);
    return [];
  }
}
