import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '@shared/lib/user-error';
import { backUp } from '@main/db/backup';
import { openStore } from '@main/db/open';
import { beaconsAmong } from '@main/db/queries/beacons';
import { listKept, type KeptRow } from '@main/db/queries/kept';
import { listSegments, waitingSegments, type SegmentRow } from '@main/db/queries/segments';
import { contestedEntities } from '@main/db/queries/contested';
import { leftOut } from '@main/db/queries/snapshots';
import { refusedChanges } from '@main/db/reconsider';
import { seal } from '@main/db/seal';
import { completeHistory, type Invented } from '@main/db/snapshots/complete-history';
import type { MadeSnapshot } from '@main/db/snapshots/make-snapshot';
import type { Store } from '@main/db/store';
import { takeWaiting } from '@main/db/take-segment';
import { whenFree } from '@main/db/when-free';
import type { Carrier } from './carrier';
import { disclose } from './disclosures/disclose';
import { sum } from './taking';
import { enrol } from './enrol';
import type { Identity } from './identity';
import { partIfCopied, tagOf } from './machine-tag';
import { fetchPictures } from './pictures/fetch-pictures';
import { picturesWanted } from './pictures/pictures-wanted';
import { nothingSent, sendPictures } from './pictures/send-pictures';
import type { IgnoredFile, SyncReport } from '@shared/contract/sync-report';
import { unsealedChanges } from '@main/db/queries/unsealed';
import { transaction } from '@main/db/commit';
import { lightBeacon } from './light-beacon';
import { missingTails } from './missing-tails';
import { laterPackages } from './later-packages';
import { sealingTools } from './sealing-tools';
import { placeSnapshots, refuseSnapshot } from './snapshots/place-snapshots';

export interface SyncOptions {
  /** Says what would come and go, and changes neither the project nor the folder. */
  readonly dryRun: boolean;
  /** Reads everything that lies there again, to find and replace what is damaged. */
  readonly thorough: boolean;
  /** Takes whatever is there now for the right folder. */
  readonly acceptFolder: boolean;
  /** Puts the pictures of this machine there too. Those that are missing here are fetched in any case. */
  readonly sendPictures: boolean;
  /** Writes a snapshot there for whoever joins later, however little it saves them; for leads. Left out: when it is due. */
  readonly snapshot?: boolean;
  /** Fetches every picture of the project, or those that are needed here; left out: as chosen for the place, or as the role has it. */
  readonly allPictures?: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** A sync as it is meant most of the time, on a machine that has pictures to share. */
export const usualSync = { dryRun: false, thorough: false, acceptFolder: false, sendPictures: true } as const;

/**
 * Brings a project and what carries it together: takes what is there and the project lacks, and puts there what it
 * lacks. Doing it again does nothing; stopping it anywhere loses nothing.
 *
 * @throws UserError `sync.*`, `store.*`
 */
export async function syncProject(
  store: Store,
  carrier: Carrier,
  identity: Identity,
  options: SyncOptions,
): Promise<SyncReport> {
  const tag = tagOf(store.path);
  return options.dryRun
    ? onCopy(store, (copy) => syncOnce(copy, carrier, identity, { ...options, tag, projectPath: store.path }))
    : syncOnce(store, carrier, identity, { ...options, tag, projectPath: store.path });
}

async function syncOnce(
  store: Store,
  carrier: Carrier,
  identity: Identity,
  options: SyncOptions & { readonly tag: string; readonly projectPath: string },
): Promise<SyncReport> {
  const { dryRun, thorough, acceptFolder, sendPictures: sends, tag, signal, onProgress } = options;
  await whenFree(() => enrol(store, identity));
  if (options.snapshot) refuseSnapshot(store);
  if (!dryRun) await carrier.meet(store, acceptFolder);
  const copied = await whenFree(() => partIfCopied(store, tag));
  const waited = await whenFree(() => takeWaiting(store));
  const collected = await carrier.collect(store, { thorough, signal, onProgress });
  const { taken, present, cut = 0 } = collected;
  const invented = await whenFree(() => completeHistory(store));
  await carrier.prepare(store);
  await whenFree(() => disclose(store));
  await whenFree(() => sealAll(store, identity));
  const all = sum(sum(waited, taken), await whenFree(() => takeWaiting(store)));
  const takes = !carrier.isReadOnly;
  const missing = takes ? listSegments(store.db).filter(({ hash, isHere }) => isHere && !present.has(hash)) : [];
  const later = listKept(store.db);
  const relayed = later.filter(({ hash }) => !present.has(hash));
  const problem = dryRun ? null : await published(store, carrier, missing, relayed, { signal, onProgress });
  const places = takes && !dryRun && problem === null;
  const placing = { identity, present, always: options.snapshot ?? false };
  const written = places ? await placeSnapshots(store, carrier.snapshots(store), placing) : null;
  const shelf = carrier.pictures(store);
  const images = picturesWanted(store, carrier.name, options.allPictures);
  const fetched = await fetchPictures(store, shelf, { ...options, images });
  const isSending = takes && sends && problem === null && fetched.problem === null;
  const sent = isSending ? await sendPictures(store, shelf, options) : nothingSent;
  return {
    place: carrier.name,
    dryRun,
    published: { ...workIn(store, missing), bytes: bytesIn(missing), problem },
    received: { segments: all.segments, changes: all.changes - all.refused.length + all.allowed },
    pictures: {
      sent: sent.sent,
      received: fetched.received,
      waiting: fetched.waiting,
      failed: [...fetched.failed, ...sent.failed],
      problem: fetched.problem ?? sent.problem,
    },
    snapshots: { read: collected.snapshot, written: written && countsOf(written), leftOut: leftOut(store.db).changes },
    waiting: waitingSegments(store.db).flatMap(({ feed, member, first, last, waits }) =>
      waits === null || waits === 'newer' ? [] : [{ feed, member, first, last, reason: waits }],
    ),
    later: laterPackages(store),
    missing: missingTails(store),
    ignored: [...collected.ignored, ...(invented ?? []).map(inventedBy)],
    cut,
    refused: refusedChanges(store),
    forks: all.forks,
    contested: contestedEntities(store.db),
    parted: copied || all.parted,
  };
}

function countsOf({ changes, holds }: MadeSnapshot): { changes: number; holds: number } {
  return { changes, holds };
}

/** Somebody signed a snapshot with changes in it that nobody made. */
function inventedBy({ hash, changes }: Invented): IgnoredFile {
  const detail = `${changes} changes in it are in no package, and were taken out again`;
  return { path: `snapshot ${hash.slice(0, 16)}`, fault: 'malformed', detail };
}

/** @returns why it could not be done: what was received is here nevertheless. */
async function published(
  store: Store,
  carrier: Carrier,
  rows: readonly SegmentRow[],
  relayed: readonly KeptRow[],
  tools: Pick<SyncOptions, 'signal' | 'onProgress'>,
): Promise<string | null> {
  try {
    await carrier.publish(store, rows, tools);
    await carrier.relay(store, relayed, tools);
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** What is for reviewers first: how far it goes is part of the beacon. */
function sealAll(store: Store, identity: Identity): void {
  if (unsealedChanges(store.db, store.member) === 0) return;
  const tools = sealingTools(identity.key, identity.privateKey);
  transaction(store.db, () => {
    seal(store, tools, ['labels', 'review']);
    lightBeacon(store);
    seal(store, tools);
  });
}

/** Beacons are nobody's work, so they are not counted as such. */
function workIn({ db }: Store, rows: readonly SegmentRow[]): { segments: number; changes: number } {
  const counts = rows.map(({ feed, first, last }) => last - first + 1 - beaconsAmong(db, feed, first, last));
  return { segments: counts.filter((count) => count > 0).length, changes: counts.reduce((sum, one) => sum + one, 0) };
}

function bytesIn(rows: readonly SegmentRow[]): number {
  return rows.reduce((count, { size }) => count + size, 0);
}

/** Runs `work` on a copy of a project that is thrown away. */
async function onCopy<T>(store: Store, work: (copy: Store) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-dry-run-'));
  try {
    const path = join(folder, 'copy.plumb');
    backUp(store.db, path);
    const copy = openStore(path, store.machine, store.reading);
    try {
      return await work(copy);
    } finally {
      copy.db.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
