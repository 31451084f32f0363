import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '@shared/lib/user-error';

/** What a commit asks of the disk at least, in bytes: the shared memory of the write-ahead log. */
const SMALLEST_ROOM = 32_768;

const sentences: readonly (readonly [prefix: string, code: string, sentence: (path: string) => string])[] = [
  [
    'SQLITE_FULL',
    'store.full',
    (path) => `The disk is full, so nothing was written to ${path}. Free some space and try again.`,
  ],
  [
    'SQLITE_BUSY',
    'store.busy',
    (path) => `Another program is writing to ${path}. Nothing was written; try again in a moment.`,
  ],
  [
    'SQLITE_READONLY',
    'store.readonly',
    (path) => `${path} cannot be written to. Check the file's permissions, or copy it to another place.`,
  ],
  [
    'SQLITE_CANTOPEN',
    'store.cannotOpen',
    (path) => `${path} cannot be opened. Check that the folder exists and that you may read and write it.`,
  ],
  [
    'SQLITE_IOERR',
    'store.io',
    (path) => `The disk reported an error while ${path} was in use. Check the disk, then open the project again.`,
  ],
  [
    'SQLITE_CORRUPT',
    'store.corrupt',
    (path) => `${path} is damaged. Restore a backup; "plumbline check" tells what is wrong.`,
  ],
  ['SQLITE_NOTADB', 'project.notAProject', (path) => `${path} is not a Plumbline project.`],
];

/** Turns what SQLite says about a file into what a person can do about it; anything else is passed on unchanged. */
export function describeSqliteError(error: unknown, path: string): unknown {
  const reported = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Without room for its shared memory SQLite speaks of an input/output error.
  const code = reported.startsWith('SQLITE_IOERR') && isFull(path) ? 'SQLITE_FULL' : reported;
  const known = sentences.find(([prefix]) => code.startsWith(prefix));
  return known ? new UserError(known[1], { path }, known[2](path)) : error;
}

/** File systems that count nothing are not full. */
function isFull(path: string): boolean {
  try {
    const { blocks, bavail, bsize } = statfsSync(dirname(path));
    return blocks > 0 && bavail * bsize < SMALLEST_ROOM;
  } catch {
    return false;
  }
}

/** Runs `work` on the file at `path`, with SQLite's errors put into words. */
export function withSqliteErrors<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw describeSqliteError(error, path);
  }
}
