import type { Database } from 'better-sqlite3';
import { UserError } from '@shared/lib/user-error';
import type { SealingTools } from '@shared/sync/segment';
import { keyOfBlob } from '../blob';
import { transaction } from '../commit';
import { NOT_LINKED } from '../not-linked';
import { revisionOfKey } from '../log';
import { prepared } from '../prepared';
import { listSegments, type SegmentRow } from '../queries/segments';
import { coverSegment, insertSnapshot, listSnapshots } from '../queries/snapshots';
import { withSqliteErrors } from '../sqlite-error';
import type { Store } from '../store';
import { makeSnapshot } from './make-snapshot';

export interface Compacted {
  readonly segments: number;
  readonly changes: number;
}

/** Feeds of labels and reviews that came from elsewhere: nothing in them was written by this file. */
const FOREIGN = `SELECT id FROM feed WHERE channel <> 'public' AND last_seq = 0`;

/** The segments that compacting leaves out: others' labels and reviews that are followed. */
export function compactable({ db }: Store): SegmentRow[] {
  const feeds = new Set(
    prepared(db, `SELECT lower(hex(uuid)) FROM feed WHERE id IN (${FOREIGN})`).pluck().all() as string[],
  );
  return listSegments(db).filter((row) => row.isHere && row.waits === null && feeds.has(row.feed.replaceAll('-', '')));
}

/**
 * Puts a snapshot in the place of others' labels and reviews: the packages that they came in are left out of the file, and
 * of their changes those that count no more. What was undone before cannot be done again. The file gets smaller by the
 * next `VACUUM`.
 *
 * @param kept hashes of the segments that are kept somewhere else.
 * @returns the segments and changes that are left out now.
 * @throws UserError `compact.meanwhile` when others came since; nothing has happened then.
 * @throws RangeError when there is too much for a snapshot.
 */
export function compact(store: Store, tools: SealingTools, kept: ReadonlySet<string>): Compacted {
  const { db } = store;
  return withSqliteErrors(store.path, () =>
    transaction(db, () => {
      const snapshot = makeSnapshot(store, tools);
      const left = compactable(store);
      if (!snapshot || left.some(({ hash }) => !kept.has(hash))) throw arrivedMeanwhile();
      const older = listSnapshots(db).filter(({ hash }) => hash !== snapshot.hash);
      insertSnapshot(db, { hash: snapshot.hash, member: store.member, changes: snapshot.changes }, snapshot.bytes);
      for (const { id } of older) prepared(db, 'DELETE FROM snapshot WHERE id = ?').run(id);
      for (const { id, size } of left) {
        coverSegment(db, id, size);
        prepared(db, `UPDATE segment SET bytes = x'' WHERE id = ?`).run(id);
      }
      return { segments: left.length, changes: forgetReplaced(db) };
    }),
  );
}

function arrivedMeanwhile(): UserError {
  return new UserError(
    'compact.meanwhile',
    {},
    'Something arrived while the history was kept elsewhere. Compact again, into another file. The project was not changed.',
  );
}

/** @returns how many changes went. */
function forgetReplaced(db: Database): number {
  // Its steps name rows of the log.
  db.exec('DELETE FROM edit');
  // Without it every row that goes would be looked for among all heads.
  db.exec('CREATE INDEX head_revision ON head(revision)');
  const { changes: gone } = db
    .prepare(
      `DELETE FROM change WHERE chain = ${NOT_LINKED} AND feed IN (${FOREIGN})
         AND revision NOT IN (SELECT revision FROM head) AND revision NOT IN (SELECT revision FROM refused)`,
    )
    .run();
  db.exec('DROP INDEX head_revision');
  const rows = prepared(
    db,
    `SELECT kind, entity, prevs FROM change WHERE length(prevs) > 0 AND feed IN (SELECT id FROM feed WHERE channel <> 'public')
       AND NOT EXISTS(SELECT 1 FROM refused WHERE refused.revision = change.revision)`,
  ).all() as { kind: number; entity: Buffer; prevs: Buffer }[];
  // Should a replaced change ever come again, it is known to be replaced.
  for (const { kind, entity, prevs } of rows) {
    for (let at = 0; at < prevs.length; at += 32) {
      const key = prevs.subarray(at, at + 32);
      if (revisionOfKey(db, keyOfBlob(key)) !== undefined) continue;
      prepared(db, 'INSERT OR IGNORE INTO superseded(kind, entity, key) VALUES(?, ?, ?)').run(kind, entity, key);
    }
  }
  return gone;
}
