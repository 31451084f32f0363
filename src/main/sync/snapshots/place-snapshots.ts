import { UserError } from '@shared/lib/user-error';
import { listSegments } from '@main/db/queries/segments';
import { countedLabels, listSnapshots, snapshotBytes, type Counted } from '@main/db/queries/snapshots';
import { memberById } from '@main/db/queries/members';
import { makeSnapshot, type MadeSnapshot } from '@main/db/snapshots/make-snapshot';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import type { Identity } from '../identity';
import { sealingTools } from '../sealing-tools';
import type { SnapshotShelf } from './snapshot-shelf';

/** Fewer changes are read faster than anybody waits for. */
const FEWEST = 50_000;

/**
 * Whether a snapshot saves much: at least half of many changes have been replaced, and none that lies there stands for half
 * of them.
 *
 * @param most what the largest of those stands for; 0: there is none.
 */
export function isSnapshotDue({ changes, counted }: Counted, most: number): boolean {
  return changes >= FEWEST && counted <= changes / 2 && most < changes / 2;
}

export interface Placing {
  readonly identity: Identity;
  /** Hashes of the segments that lie there. */
  readonly present: ReadonlySet<string>;
  /** Writes one however little it saves. */
  readonly always: boolean;
}

/**
 * Puts snapshots where others will look for them: those that stand for packages which are neither here nor there; and on a
 * lead's machine a new one, when most of what who joins would have to read has been replaced since.
 *
 * @returns the new one; null also when there are no labels yet, or when no key closes it for the reviewers.
 */
export async function placeSnapshots(
  store: Store,
  shelf: SnapshotShelf,
  { identity, present, always }: Placing,
): Promise<MadeSnapshot | null> {
  const isLacking = listSegments(store.db).some(({ hash, isHere }) => !isHere && !present.has(hash));
  const here = countedLabels(store.db);
  const isWanted = always || (isLead(store) && isSnapshotDue(here, 0));
  if (!isLacking && !isWanted) return null;
  const there = await shelf.list();
  if (isLacking) await placeHeld(store, shelf, new Set(there.map(({ hash }) => hash)));
  const most = there.reduce((sum, { changes }) => Math.max(sum, changes), 0);
  if (!isWanted || (!always && !isSnapshotDue(here, most))) return null;
  const made = await whenFree(() => makeSnapshot(store, sealingTools(identity.key, identity.privateKey)));
  return made && (await shelf.put(made)) ? made : null;
}

/** @throws UserError `sync.snapshotNotLead`: others take the word of leads only. */
export function refuseSnapshot(store: Store): void {
  if (isLead(store)) return;
  throw new UserError(
    'sync.snapshotNotLead',
    {},
    'Only a lead writes snapshots: whoever joins takes their word for what everybody did. Nothing was changed.',
  );
}

async function placeHeld(store: Store, shelf: SnapshotShelf, there: ReadonlySet<string>): Promise<void> {
  for (const { id, hash, changes } of listSnapshots(store.db)) {
    if (!there.has(hash.slice(0, 16))) await shelf.put({ hash, changes, bytes: snapshotBytes(store.db, id) });
  }
}

function isLead({ db, member }: Store): boolean {
  const self = memberById(db, member);
  return self?.role === 'lead' && !self.revoked;
}
