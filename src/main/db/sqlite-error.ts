import { UserError } from '@shared/lib/user-error';

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
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = sentences.find(([prefix]) => code.startsWith(prefix));
  return known ? new UserError(known[1], { path }, known[2](path)) : error;
}

/** Runs `work` on the file at `path`, with SQLite's errors put into words. */
export function withSqliteErrors<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw describeSqliteError(error, path);
  }
}
