import type { Database } from 'better-sqlite3';
import { prepared } from '../prepared';

/** A file of a shared folder: its name, and its size in bytes. */
export interface NamedFile {
  readonly name: string;
  readonly size: number;
}

/** Files that were closed for others when they were read last. @param keys a hash over all that was tried then. */
export function unopenedFiles(db: Database, keys: Buffer): NamedFile[] {
  return prepared(db, 'SELECT name, size FROM unopened WHERE keys = ?').all(keys) as NamedFile[];
}

/** What other keys did not open is forgotten: it is read again by now. */
export function noteUnopened(db: Database, keys: Buffer, files: readonly NamedFile[]): void {
  prepared(db, 'DELETE FROM unopened WHERE keys <> ?').run(keys);
  for (const { name, size } of files) {
    prepared(db, 'INSERT OR REPLACE INTO unopened(name, size, keys) VALUES(?, ?, ?)').run(name, size, keys);
  }
}
