import { readFileSync, writeSync } from 'node:fs';
import type { Commit } from '@main/db/commit';
import type { Store } from '@main/db/store';

/** What a process says once it is done: changes by revision and key (id and digest), or a file that is whole. */
export type Acknowledged = { readonly revision: number; readonly keys: readonly string[] } | { readonly file: string };

/** Goes to the operating system before the next thing begins, so it outlives the process. */
export function tell(done: Acknowledged): void {
  writeSync(1, `${JSON.stringify(done)}\n`);
}

export function tellChanges(store: Store, done: Commit | null): void {
  if (!done || done.steps.length === 0) return;
  const keys = keysBetween(store, done.revision - done.steps.length, done.revision);
  tell({ revision: done.revision, keys });
}

/** @param path where a process's standard output went. */
export function readAcknowledged(path: string): Acknowledged[] {
  const text = readFileSync(path, 'utf8');
  // What follows the last line break was cut off by the kill.
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line) as Acknowledged);
}

/** Keys of the changes after one revision, up to and with another. */
export function keysBetween(store: Store, after: number, last: number): string[] {
  return store.db
    .prepare('SELECT hex(id) || hex(digest) FROM change WHERE revision > ? AND revision <= ? ORDER BY revision')
    .pluck()
    .all(after, last) as string[];
}
