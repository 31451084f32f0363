import type { MemberId } from '@shared/model/ids';
import { changeDigest, changeKey, type Change, type ChangeKey } from '@shared/changes/change';
import { NO_SEGMENT } from '@shared/sync/header';
import { decodeSegment } from '@shared/sync/segment';
import { decodeSnapshot } from '@shared/sync/snapshot';
import type { MemberStanding } from '@shared/sync/standings';
import { transaction } from '../commit';
import { follow } from '../follow';
import { revisionOfKey } from '../log';
import { prepared } from '../prepared';
import { listSegments, segmentBytes, segmentByHash, setWaits } from '../queries/segments';
import { coveredSegments, forgetSnapshots, leftOut, listSnapshots, snapshotBytes } from '../queries/snapshots';
import { standings } from '../queries/standing';
import { rebuildRegisters } from '../rebuild-registers';
import { sha256 } from '../sha256';
import { withSqliteErrors } from '../sqlite-error';
import type { Store } from '../store';

/** What a snapshot said and no segment does. */
export interface Invented {
  /** Of the snapshot. */
  readonly hash: string;
  readonly by: MemberId;
  readonly changes: number;
}

/**
 * When every segment that snapshots stood for has been read itself, all of them are followed, and the snapshots are done
 * with. What only a snapshot said, though it stood for nothing else, is taken out of the log again.
 *
 * @returns null while some are left out, and when there were none.
 */
export function completeHistory(store: Store): readonly Invented[] | null {
  const { db } = store;
  const covered = coveredSegments(db);
  if (covered.length === 0 || leftOut(db).segments > 0) return null;
  return withSqliteErrors(store.path, () =>
    transaction(db, () => {
      const claimed = listSnapshots(db).map((row) => ({ ...row, claims: claimsOf(store, snapshotBytes(db, row.id)) }));
      forgetSnapshots(db);
      const granted = standings(store);
      for (const id of covered) followCovered(store, id, granted);
      const vouched = keysOfSegments(store);
      return claimed.flatMap(({ hash, member, claims }) => {
        const invented = [...claims].filter(([key]) => !vouched.has(key)).map(([, change]) => change);
        takeOut(store, invented);
        return invented.length === 0 ? [] : [{ hash, by: member, changes: invented.length }];
      });
    }),
  );
}

function claimsOf({ reading }: Store, bytes: Buffer): Map<ChangeKey, Change> {
  const claims = new Map<ChangeKey, Change>();
  for (const part of decodeSnapshot(bytes, reading).parts()) {
    if (part.part === 'feed' || part.part === 'awaited') continue;
    for (const change of part.changes) claims.set(keyOf(change), change);
  }
  return claims;
}

/** What it waits for, if anything, is looked for like for every segment that has just come. */
function followCovered(store: Store, id: number, granted: ReadonlyMap<MemberId, MemberStanding>): void {
  const { db } = store;
  const { header, changes } = decodeSegment(segmentBytes(db, id), store.reading);
  const standing = granted.get(header.member);
  const feed = prepared(db, 'SELECT id FROM feed WHERE uuid = ?')
    .pluck()
    .get(Buffer.from(header.feed.replaceAll('-', ''), 'hex')) as number;
  const isBehind = header.prev === NO_SEGMENT || segmentByHash(db, header.prev) !== undefined;
  if (!changes) setWaits(db, id, 'newer');
  else if (!standing?.keys.has(header.key)) setWaits(db, id, 'signer');
  else if (!isBehind) setWaits(db, id, 'before');
  else follow(store, feed, header.channel, standing, changes);
}

function keysOfSegments({ db, reading }: Store): ReadonlySet<ChangeKey> {
  const rows = listSegments(db).filter(({ waits }) => waits === null);
  return new Set(rows.flatMap(({ id }) => (decodeSegment(segmentBytes(db, id), reading).changes ?? []).map(keyOf)));
}

function takeOut({ db }: Store, changes: readonly Change[]): void {
  for (const change of changes) {
    const revision = revisionOfKey(db, keyOf(change));
    if (revision === undefined) continue;
    prepared(db, 'DELETE FROM head WHERE revision = ?').run(revision);
    prepared(db, 'DELETE FROM refused WHERE revision = ?').run(revision);
    prepared(db, 'DELETE FROM change WHERE revision = ?').run(revision);
  }
  rebuildRegisters(db, changes);
}

function keyOf(change: Change): ChangeKey {
  return changeKey(change.id, changeDigest(change, sha256));
}
