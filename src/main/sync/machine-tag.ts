import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Store } from '@main/db/store';
import { machineTag, setMachineTag } from '@main/db/queries/own-feeds';

/** Names the file and the machine that it is on: a copy of a project has another one. */
export function tagOf(path: string): string {
  const { ino } = statSync(path, { bigint: true });
  return createHash('sha256').update(`${hostname()} ${ino}`).digest('hex');
}

/**
 * A copied or restored project must not write on in the feeds of the one it was made of, because a feed has one writer.
 * From now on it writes feeds of its own; what is in the old ones is kept, and sent.
 *
 * @returns true when this is such a copy.
 */
export function partIfCopied(store: Store, tag: string): boolean {
  const before = machineTag(store.db);
  if (before === tag) return false;
  setMachineTag(store.db, tag, before !== null);
  return before !== null;
}
