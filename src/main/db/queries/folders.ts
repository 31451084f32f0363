import type { Database } from 'better-sqlite3';
import type { Uuid } from '@shared/lib/uuid';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

/** The identity of the folder that was at this path when it was last synced with; local knowledge. */
export function knownFolder(db: Database, path: string): Uuid | undefined {
  const uuid = prepared(db, 'SELECT uuid FROM sync_folder WHERE path = ?').pluck().get(path) as Buffer | undefined;
  return uuid && uuidOf(uuid);
}

export function rememberFolder(db: Database, path: string, uuid: Uuid): void {
  prepared(db, 'INSERT OR REPLACE INTO sync_folder(path, uuid) VALUES(?, ?)').run(path, blobOf(uuid));
}
