import type { Database } from 'better-sqlite3';
import type { Uuid } from '@shared/lib/uuid';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

/** A folder that this project was synced with; local knowledge. */
export interface SyncFolder {
  readonly path: string;
  /** ISO 8601; null: not since this is noted. */
  readonly syncedAt: string | null;
  /** Synced with now and then while the project is open. */
  readonly automatic: boolean;
  /** The pictures of this machine are put into it too. */
  readonly pictures: boolean;
}

/** The identity of the folder that was at this path when it was last synced with; local knowledge. */
export function knownFolder(db: Database, path: string): Uuid | undefined {
  const uuid = prepared(db, 'SELECT uuid FROM sync_folder WHERE path = ?').pluck().get(path) as Buffer | undefined;
  return uuid && uuidOf(uuid);
}

export function rememberFolder(db: Database, path: string, uuid: Uuid): void {
  prepared(
    db,
    'INSERT INTO sync_folder(path, uuid) VALUES(?, ?) ON CONFLICT(path) DO UPDATE SET uuid = excluded.uuid',
  ).run(path, blobOf(uuid));
}

/** @param at ISO 8601. */
export function noteSynced(db: Database, path: string, at: string): void {
  prepared(db, 'UPDATE sync_folder SET synced_at = ? WHERE path = ?').run(at, path);
}

/** At most one folder is synced with by itself; null: none. */
export function setAutomaticFolder(db: Database, path: string | null): void {
  prepared(db, 'UPDATE sync_folder SET automatic = (path IS ?)').run(path);
}

/** Whether the pictures of this machine are put into a folder. */
export function setFolderPictures(db: Database, path: string, pictures: boolean): void {
  prepared(db, 'UPDATE sync_folder SET pictures = ? WHERE path = ?').run(pictures ? 1 : 0, path);
}

/** The last one that was synced with first. */
export function listFolders(db: Database): SyncFolder[] {
  const rows = prepared(
    db,
    'SELECT path, synced_at AS syncedAt, automatic, pictures FROM sync_folder ORDER BY synced_at DESC, path',
  ).all() as { path: string; syncedAt: string | null; automatic: number; pictures: number }[];
  return rows.map((row) => ({ ...row, automatic: row.automatic === 1, pictures: row.pictures === 1 }));
}
