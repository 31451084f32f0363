import type { Database } from 'better-sqlite3';
import { changeKey } from '@shared/changes/change';
import { kinds, type Kind } from '@shared/changes/kinds';
import type { Uuid } from '@shared/lib/uuid';
import { blobOf } from './blob';
import { derive } from './derive';
import { ForeignRegisters } from './foreign-registers';
import { changeOfRow, type ChangeRow } from './log';
import { prepared } from './prepared';

export interface Place {
  readonly kind: Kind;
  readonly entity: Uuid;
}

/** Makes the registers of some entities, and their rows, anew from the changes in the log that are followed. Reads the log once. */
export function rebuildRegisters(db: Database, places: readonly Place[]): void {
  if (places.length === 0) return;
  for (const { kind, entity } of places) {
    for (const table of ['head', 'superseded']) {
      prepared(db, `DELETE FROM ${table} WHERE kind = ? AND entity = ?`).run(kinds[kind].code, blobOf(entity));
    }
  }
  const registers = new ForeignRegisters(db);
  for (const row of followedChanges(db, places)) {
    const change = changeOfRow(row);
    registers.apply(change, changeKey(change.id, row.digest), { revision: row.revision });
  }
  registers.writeHeads();
  for (const { kind, entity } of places) derive(db, kind, entity);
}

function followedChanges(db: Database, places: readonly Place[]): ChangeRow[] {
  // The log has no index by entity: it would cost every commit more than the rare day on which a right is taken away.
  db.exec(
    'CREATE TEMP TABLE IF NOT EXISTS rebuilt(kind INTEGER, entity BLOB, PRIMARY KEY(kind, entity)) WITHOUT ROWID; DELETE FROM rebuilt',
  );
  for (const { kind, entity } of places) {
    db.prepare('INSERT OR IGNORE INTO rebuilt VALUES(?, ?)').run(kinds[kind].code, blobOf(entity));
  }
  return db
    .prepare(
      `SELECT c.*, f.uuid AS feed_uuid, f.member AS feed_member FROM change c JOIN feed f ON f.id = c.feed
       WHERE (c.kind, c.entity) IN (SELECT kind, entity FROM rebuilt)
         AND NOT EXISTS(SELECT 1 FROM refused r WHERE r.revision = c.revision)
       ORDER BY c.revision`,
    )
    .all() as ChangeRow[];
}
