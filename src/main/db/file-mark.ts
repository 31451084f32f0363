import { statSync } from 'node:fs';
import { UserError } from '@shared/lib/user-error';

/** Tells one file from another that has taken its name. */
export type FileMark = string;

/** @returns null when there is no file. */
export function fileMark(path: string): FileMark | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : null;
}

/**
 * An open file that is renamed, deleted or replaced takes every commit and shows none of them to whoever opens its name
 * next.
 *
 * @throws UserError `project.moved`
 */
export function assertInPlace(path: string, mark: FileMark | null): void {
  if (fileMark(path) === mark) return;
  throw new UserError(
    'project.moved',
    { path },
    `${path} was moved, deleted or replaced while it was open. Nothing is saved until it is back in its place.`,
  );
}
