import { basename } from 'node:path';
import type { IgnoredFile } from '@shared/contract/sync-report';
import { SegmentError } from '@shared/sync/segment-error';
import { beginsLikeSegment, claimOf } from '@shared/sync/segment';
import { keepLater } from '@main/db/keep-later';
import { mayHold } from '@main/db/may-hold';
import { listKept } from '@main/db/queries/kept';
import { listSegments } from '@main/db/queries/segments';
import { isHistoryWanted } from '@main/db/queries/snapshots';
import type { TakenSnapshot } from '@main/db/snapshots/take-snapshot';
import type { Store } from '@main/db/store';
import type { Taken } from '@main/db/take-segment';
import { whenFree } from '@main/db/when-free';
import { closedSizes, isClosed, openSegment } from './closed/closed-segment';
import { ForOthers } from './closed/for-others';
import { openingKeys } from './closed/reading-keys';
import { hashInName } from './folder-layout';
import type { Identity } from './identity';
import { listFolder, readFound, type FoundFile } from './list-folder';
import { folderSnapshots } from './snapshots/folder-snapshots';
import type { SnapshotShelf } from './snapshots/snapshot-shelf';
import { joinBySnapshot } from './snapshots/join-by-snapshot';
import { Taking } from './taking';

export interface Collected {
  readonly taken: Taken;
  /** Hashes of the segments that lie in the folder whole. */
  readonly present: ReadonlySet<string>;
  readonly ignored: readonly IgnoredFile[];
  /** Parts of a package that were cut off on its way; undefined where there is no telling. */
  readonly cut?: number;
  /** What was taken in place of the segments that it stands for. */
  readonly snapshot: TakenSnapshot | null;
}

/** Where files lie that may be segments: in a folder, or one behind the other in a package. */
export interface SegmentSource<T extends FoundFile> {
  files(): Promise<readonly T[]>;
  /** @returns undefined for what cannot be read now. */
  read(file: T): Promise<Buffer | undefined>;
  readonly snapshots: Pick<SnapshotShelf, 'list'>;
}

export interface CollectOptions {
  /** Reads every file again instead of trusting the names and sizes of known ones. */
  readonly thorough: boolean;
  /** Nobody else works on this project file. */
  readonly alone?: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Takes every segment from a folder that is not here yet and may be. Stopped anywhere, what was taken stays taken.
 */
export async function collect(
  store: Store,
  root: string,
  identity: Identity,
  options: CollectOptions,
): Promise<Collected> {
  const source = {
    files: () => listFolder(root, store.project, options.signal),
    read: (file: FoundFile) => readFound(file),
    snapshots: folderSnapshots(root, store, identity),
  };
  return collectFrom(store, source, identity, options);
}

/** The same from anywhere. */
export async function collectFrom<T extends FoundFile>(
  store: Store,
  source: SegmentSource<T>,
  identity: Identity,
  { thorough, alone, signal, onProgress }: CollectOptions,
): Promise<Collected> {
  let known = knownRows(store);
  const present = new Set<string>();
  const ignored: IgnoredFile[] = [];
  const taking = new Taking(store, alone);
  const files = await source.files();
  const forReaders: T[] = [];
  const unopened: T[] = [];
  let keys = openingKeys(store, identity);
  const forOthers = new ForOthers(store, keys);
  let snapshot: TakenSnapshot | null = null;
  try {
    for (const [index, file] of files.entries()) {
      signal.throwIfAborted();
      onProgress(index - forReaders.length, files.length);
      if (isKnown(file)) continue;
      if (!thorough && forOthers.has(file)) unopened.push(file);
      else if (!(await take(file, null))) forReaders.push(file);
    }
    await taking.flush();
    if (!thorough) {
      const used = await joinBySnapshot(store, source.snapshots, { signal, onProgress });
      ignored.push(...used.ignored);
      snapshot = used.taken;
      if (snapshot) known = knownRows(store);
    }
    // What role this machine's member has, and the keys that they read with, may have come with the others.
    keys = openingKeys(store, identity);
    if (forOthers.isOutdatedBy(keys)) forReaders.push(...unopened);
    for (const [index, file] of forReaders.entries()) {
      signal.throwIfAborted();
      onProgress(files.length - forReaders.length + index, files.length);
      if (!isKnown(file)) await take(file, keys);
    }
  } finally {
    await taking.end();
  }
  await forOthers.keep(keys);
  return { taken: taking.taken, present, ignored: ignored.filter(({ path }) => !isElsewhere(path)), snapshot };

  function isKnown(file: T): boolean {
    const row = known.get(hashInName(file.name) ?? '');
    const isTrusted = !thorough && row !== undefined && isWhole(file, row);
    if (isTrusted) present.add(row.hash);
    return isTrusted;
  }

  /** @returns false for a segment that only reviewers and its author take, as long as it has no keys to try. */
  async function take(file: T, tried: readonly string[] | null): Promise<boolean> {
    const found = await source.read(file);
    if (!found) return true;
    const closed = isClosed(found);
    if (closed && tried === null) return false;
    try {
      const bytes = closed ? await openSegment(found, tried ?? []) : found;
      if (!bytes) forOthers.note(file);
      if (!bytes || !beginsLikeSegment(bytes)) return true;
      return await takeBytes(bytes, closed, tried !== null);
    } catch (error) {
      if (!(error instanceof SegmentError)) throw error;
      ignored.push(ignoredFile(file, error));
    }
    return true;
  }

  /** @param isLast nothing that says who may read what comes after this. */
  async function takeBytes(bytes: Buffer, closed: boolean, isLast: boolean): Promise<boolean> {
    try {
      const { header } = claimOf(bytes, store.reading);
      if (!closed && header.channel !== 'public') {
        // Somebody put it there in the open.
        if (!isLast) return false;
        if (!mayHold(store, header)) return true;
      }
      present.add(await taking.add(bytes));
    } catch (error) {
      if (!(error instanceof SegmentError && error.fault === 'newer')) throw error;
      if (!isLast) return false;
      const hash = await whenFree(() => keepLater(store, bytes, closed));
      if (hash !== null) present.add(hash);
    }
    return true;
  }

  /** A file of ours that a crash cut short cannot be completed when it is closed; another lies beside it. */
  function isElsewhere(path: string): boolean {
    const start = hashInName(basename(path));
    return path.endsWith('.age') && start !== undefined && [...present].some((hash) => hash.startsWith(start));
  }
}

/** What need not be read again, by the first digits of its hash. */
function knownRows({ db }: Store): ReadonlyMap<string, { readonly hash: string; readonly size: number }> {
  const wanted = isHistoryWanted(db);
  const segments = listSegments(db).filter(({ isHere }) => isHere || !wanted);
  return new Map([...segments, ...listKept(db)].map((row) => [row.hash.slice(0, 16), row]));
}

function isWhole({ name, size }: FoundFile, row: { readonly size: number }): boolean {
  return name.endsWith('.age') ? closedSizes(row.size).includes(size) : row.size === size;
}

function ignoredFile({ path }: FoundFile, { fault, detail }: SegmentError): IgnoredFile {
  return { path, fault, detail };
}
