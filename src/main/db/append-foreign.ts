import type { Database, Statement } from 'better-sqlite3';
import type { Change, ChangeKey } from '@shared/changes/change';
import { kinds } from '@shared/changes/kinds';
import { blobOf, blobOfKey } from './blob';
import { lastRevision, revisionOfKey } from './log';
import { NOT_LINKED } from './not-linked';
import { prepared } from './prepared';

/** Rows that one statement takes: to call a statement costs about as much as to write a row. */
const ROWS = 32;

/**
 * Puts changes of one feed from elsewhere at the end of the log. Runs inside a transaction.
 *
 * @param feed row of the feed.
 * @returns the revision of each, in rising order; undefined for one that was in the log already.
 */
export function appendForeign(
  db: Database,
  feed: number,
  changes: readonly Change[],
  keys: readonly ChangeKey[],
): (number | undefined)[] {
  const revisions: (number | undefined)[] = [];
  const before = lastRevision(db);
  for (let from = 0; from < changes.length; from += ROWS) {
    const part = changes.slice(from, from + ROWS);
    revisions.push(...appendPart(db, feed, before, part, keys.slice(from, from + ROWS)));
  }
  return revisions;
}

function appendPart(
  db: Database,
  feed: number,
  before: number,
  changes: readonly Change[],
  keys: readonly ChangeKey[],
): (number | undefined)[] {
  const values: unknown[] = [];
  for (const [index, change] of changes.entries()) {
    const key = blobOfKey(keys[index]!);
    values.push(
      key.subarray(0, 16),
      key.subarray(16),
      feed,
      change.seq,
      kinds[change.kind].code,
      change.kindVersion,
      blobOf(change.entity),
      change.prevs.length === 0 ? nothing : Buffer.from(change.prevs.join(''), 'hex'),
      change.payload,
    );
  }
  const { changes: written, lastInsertRowid } = insertion(db, changes.length).run(values);
  // Rows are numbered one after the other.
  if (written === changes.length) return changes.map((_, index) => Number(lastInsertRowid) - written + 1 + index);
  return keys.map((key) => {
    const revision = revisionOfKey(db, key);
    return revision !== undefined && revision > before ? revision : undefined;
  });
}

const nothing = Buffer.alloc(0);

const row = `(?, ?, ?, ?, ?, ?, ?, ?, ?, ${NOT_LINKED})`;

const statements = Array.from(
  { length: ROWS + 1 },
  (_, rows) =>
    `INSERT INTO change(id, digest, feed, seq, kind, version, entity, prevs, payload, chain)
     VALUES${Array<string>(rows).fill(row).join(', ')} ON CONFLICT(id, digest) DO NOTHING`,
);

function insertion(db: Database, rows: number): Statement {
  return prepared(db, statements[rows]!);
}
