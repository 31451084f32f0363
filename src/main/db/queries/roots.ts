import type { RootId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

export interface RootRow {
  readonly id: RootId;
  readonly name: string;
  /** The folder on this machine; null when it was never chosen here. */
  readonly folder: string | null;
  readonly images: number;
  readonly missing: number;
}

export function listRoots(db: Database): RootRow[] {
  const rows = prepared(
    db,
    `SELECT r.id, r.name, f.folder, count(i.id) AS images, count(m.image) AS missing
     FROM root r
     LEFT JOIN root_folder f ON f.root = r.id
     LEFT JOIN image i ON i.root = r.id
     LEFT JOIN missing_image m ON m.image = i.id
     GROUP BY r.id ORDER BY r.name, r.id`,
  ).all() as (Omit<RootRow, 'id'> & { id: Buffer })[];
  return rows.map((row) => ({ ...row, id: uuidOf<RootId>(row.id) }));
}

/** Where a root lies on this machine: local knowledge, never part of the log. */
export function setRootFolder(db: Database, root: RootId, folder: string): void {
  prepared(db, 'INSERT OR REPLACE INTO root_folder(root, folder) VALUES(?, ?)').run(blobOf(root), folder);
}
