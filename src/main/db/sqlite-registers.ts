import type { Database } from 'better-sqlite3';
import type { ChangeKey } from '@shared/changes/change';
import { kinds, type Kind } from '@shared/changes/kinds';
import type { Head, RegisterStore } from '@shared/changes/register';
import type { Uuid } from '@shared/lib/uuid';
import { blobOf, blobOfKey, keyOfBlob } from './blob';
import { appendChange, revisionOfKey } from './log';
import { prepared } from './prepared';

/** A head in the file, with the revision under which its change was logged. */
export interface StoredHead extends Head {
  readonly revision: number;
}

/** The registers of a project file, for the shared reducer. Used inside a transaction only. */
export function sqliteRegisters(db: Database): RegisterStore {
  let appended: { readonly key: ChangeKey; readonly revision: number } | undefined;
  return {
    append(change, key) {
      const revision = appendChange(db, change, key);
      if (revision === undefined) return false;
      appended = { key, revision };
      return true;
    },
    isLogged: (key) => revisionOfKey(db, key) !== undefined,
    heads: (kind, entity) => storedHeads(db, kind, entity),
    addHead(change, key) {
      prepared(db, 'INSERT INTO head(kind, entity, key, revision, deletes) VALUES(?, ?, ?, ?, ?)').run(
        ...register(change.kind, change.entity, key),
        appended?.key === key ? appended.revision : revisionOfKey(db, key),
        change.payload === null ? 1 : 0,
      );
      noteIfSeveral(db, change.kind, change.entity);
    },
    removeHead(kind, entity, key) {
      prepared(db, 'DELETE FROM head WHERE kind = ? AND entity = ? AND key = ?').run(...register(kind, entity, key));
    },
    awaitSuperseded(kind, entity, key) {
      prepared(db, 'INSERT OR IGNORE INTO superseded(kind, entity, key) VALUES(?, ?, ?)').run(
        ...register(kind, entity, key),
      );
    },
    takeSuperseded(kind, entity, key) {
      const row = register(kind, entity, key);
      return prepared(db, 'DELETE FROM superseded WHERE kind = ? AND entity = ? AND key = ?').run(...row).changes === 1;
    },
  };
}

export function storedHeads(db: Database, kind: Kind, entity: Uuid): StoredHead[] {
  const rows = prepared(db, 'SELECT key, revision, deletes FROM head WHERE kind = ? AND entity = ?').all(
    kinds[kind].code,
    blobOf(entity),
  ) as { key: Buffer; revision: number; deletes: number }[];
  return rows.map((row) => ({ key: keyOfBlob(row.key), revision: row.revision, deletes: row.deletes === 1 }));
}

/** Lists an entity under those with several heads, when it has; `contested.ts` reads only those. */
function noteIfSeveral(db: Database, kind: Kind, entity: Uuid): void {
  prepared(
    db,
    `INSERT OR IGNORE INTO several SELECT kind, entity FROM head WHERE kind = ? AND entity = ?
     GROUP BY kind, entity HAVING count(*) > 1`,
  ).run(kinds[kind].code, blobOf(entity));
}

export function payloadAt(db: Database, revision: number): string | null {
  return prepared(db, 'SELECT payload FROM change WHERE revision = ?').pluck().get(revision) as string | null;
}

function register(kind: Kind, entity: Uuid, key: ChangeKey): [number, Buffer, Buffer] {
  return [kinds[kind].code, blobOf(entity), blobOfKey(key)];
}
