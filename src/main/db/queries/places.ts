import type { Database } from 'better-sqlite3';
import type { Uuid } from '@shared/lib/uuid';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

/** What this project was synced with: the path of a folder, or the address of a hub without its password; local knowledge. */
export interface SyncPlace {
  readonly place: string;
  /** ISO 8601; null: not since this is noted. */
  readonly syncedAt: string | null;
  /** Synced with now and then while the project is open. */
  readonly automatic: boolean;
  /** The pictures of this machine are put into it too. */
  readonly pictures: boolean;
  /** Every picture of the project is fetched from it, or those that are needed here; null: as the role has it. */
  readonly allPictures: boolean | null;
}

/** The identity of the folder that was at this path when it was last synced with; local knowledge. */
export function knownFolder(db: Database, path: string): Uuid | undefined {
  const uuid = prepared(db, 'SELECT uuid FROM sync_folder WHERE path = ?').pluck().get(path) as Buffer | undefined;
  return uuid && uuidOf(uuid);
}

/**
 * Notes a place. The table is named after folders, the first of their kind.
 *
 * @param uuid what a folder says it is; for a hub, the project that it has shown itself to be of.
 */
export function rememberPlace(db: Database, place: string, uuid: Uuid): void {
  prepared(
    db,
    'INSERT INTO sync_folder(path, uuid) VALUES(?, ?) ON CONFLICT(path) DO UPDATE SET uuid = excluded.uuid',
  ).run(place, blobOf(uuid));
}

/** @param at ISO 8601. */
export function noteSynced(db: Database, place: string, at: string): void {
  prepared(db, 'UPDATE sync_folder SET synced_at = ? WHERE path = ?').run(at, place);
}

/** At most one place is synced with by itself; null: none. */
export function setAutomaticPlace(db: Database, place: string | null): void {
  prepared(db, 'UPDATE sync_folder SET automatic = (path IS ?)').run(place);
}

/** Whether the pictures of this machine are put there. */
export function setPlacePictures(db: Database, place: string, pictures: boolean): void {
  prepared(db, 'UPDATE sync_folder SET pictures = ? WHERE path = ?').run(pictures ? 1 : 0, place);
}

/** Whether every picture is fetched from there. */
export function setPlaceFetchesAll(db: Database, place: string, all: boolean): void {
  prepared(db, 'UPDATE sync_folder SET all_pictures = ? WHERE path = ?').run(all ? 1 : 0, place);
}

/** @returns null: nobody said. */
export function placeFetchesAll(db: Database, place: string): boolean | null {
  return listPlaces(db).find((one) => one.place === place)?.allPictures ?? null;
}

/** The last one that was synced with first. */
export function listPlaces(db: Database): SyncPlace[] {
  const rows = prepared(
    db,
    `SELECT path AS place, synced_at AS syncedAt, automatic, pictures, all_pictures AS allPictures
     FROM sync_folder ORDER BY synced_at DESC, path`,
  ).all() as {
    place: string;
    syncedAt: string | null;
    automatic: number;
    pictures: number;
    allPictures: number | null;
  }[];
  return rows.map((row) => ({
    ...row,
    automatic: row.automatic === 1,
    pictures: row.pictures === 1,
    allPictures: row.allPictures === null ? null : row.allPictures === 1,
  }));
}
