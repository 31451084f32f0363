import { constants } from 'node:fs';
import { lstat, mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keptBytes, type KeptRow } from '@main/db/queries/kept';
import { segmentBytes, type SegmentRow } from '@main/db/queries/segments';
import type { Store } from '@main/db/store';
import { UserError } from '@shared/lib/user-error';
import type { Following } from './carrier';
import { cannotWrite } from './folder-identity';
import { closingFor } from './closed/closing';
import { homeName, otherName, segmentPlace } from './folder-layout';
import { isForReviewers } from './for-reviewers';

/** Where that is put which does not say what feed it is of. */
const LATER = 'later';

/** Names that are tried when something else has the one that a segment should get. */
const MOST_NAMES = 100;

/** What segments are put into, with names or one behind the other. */
export interface SegmentSink {
  /** As people know it. */
  readonly name: string;
  /** @param bytes as they travel. @throws UserError when they cannot be written. */
  put(of: Parameters<typeof segmentPlace>[0], bytes: Uint8Array, closed: boolean): Promise<void>;
}

function folderSink(root: string, store: Store): SegmentSink {
  const home = join(root, homeName(store.project));
  return { name: root, put: (of, bytes, closed) => putAt(join(home, segmentPlace(of, closed)), bytes) };
}

/**
 * Puts segments into a folder: files are only ever made, never renamed, replaced or deleted, because whatever carries
 * the folder about may be looking at them. A file of ours that was cut short by a crash is completed. What is for
 * reviewers alone is closed first; as long as there is no key to close it for, it stays here.
 *
 * @throws UserError `sync.cannotWrite`, `sync.noReadingKey`
 */
export async function publish(
  store: Store,
  root: string,
  rows: readonly SegmentRow[],
  options: Following,
): Promise<void> {
  await publishInto(store, folderSink(root, store), rows, options);
}

/**
 * Puts segments where they travel. What is for reviewers alone is closed first; without a key to close it for, it stays.
 *
 * @throws UserError `sync.noReadingKey`, and what the sink throws.
 */
export async function publishInto(
  store: Store,
  sink: SegmentSink,
  rows: readonly SegmentRow[],
  { signal, onProgress }: Following,
): Promise<void> {
  const close = closingFor(store);
  let kept = 0;
  for (const [done, row] of rows.entries()) {
    signal.throwIfAborted();
    onProgress(done, rows.length);
    const bytes = segmentBytes(store.db, row.id);
    const closes = isForReviewers(bytes, store.reading);
    const carried = closes ? await close(bytes, row.member) : bytes;
    if (carried === null) {
      kept++;
      continue;
    }
    await sink.put(row, carried, closes);
  }
  if (kept > 0) throw noReadingKey(sink.name);
}

/**
 * Puts what only a later Plumbline can read into a folder, as it came. What may be for reviewers alone is closed as they
 * are, and stays here while that cannot be done.
 *
 * @throws UserError `sync.cannotWrite`
 */
export async function relay(
  store: Store,
  root: string,
  rows: readonly KeptRow[],
  options: Pick<Following, 'signal'>,
): Promise<void> {
  await relayInto(store, folderSink(root, store), rows, options);
}

/** The same for whatever they are put into. */
export async function relayInto(
  store: Store,
  sink: SegmentSink,
  rows: readonly KeptRow[],
  { signal }: Pick<Following, 'signal'>,
): Promise<void> {
  const close = closingFor(store);
  for (const { id, hash, closed, feed, member, first } of rows) {
    signal.throwIfAborted();
    const bytes = keptBytes(store.db, id);
    const carried = closed ? member && (await close(bytes, member)) : bytes;
    if (!carried) continue;
    await sink.put({ feed: feed ?? LATER, first: first ?? 0, hash }, carried, closed);
  }
}

/** Makes a file in a shared folder, or completes one of ours that was cut short. @throws UserError `sync.cannotWrite` */
export async function putAt(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await put(path, bytes);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

function noReadingKey(root: string): UserError {
  return new UserError(
    'sync.noReadingKey',
    { path: root },
    `Your labels stay on this machine: ${root} holds no key yet to close them for the reviewers. The next sync of a lead brings one; sync again after it.`,
  );
}

async function put(path: string, bytes: Uint8Array): Promise<void> {
  for (let number = 1; number <= MOST_NAMES; number++) {
    const name = number === 1 ? path : otherName(path, number);
    if (await write(name, bytes)) return;
  }
  throw new Error(`${MOST_NAMES} other files have its names`);
}

/** @returns false when another file has that name. */
async function write(path: string, bytes: Uint8Array): Promise<boolean> {
  const flags = (await isCutShort(path, bytes))
    ? constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0)
    : constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
  let file;
  try {
    file = await open(path, flags, 0o666);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  const { size } = await lstat(path);
  if (size !== bytes.length) throw new Error(`${size} of ${bytes.length} bytes arrived`);
  return true;
}

/** True for the beginning of the same bytes; anything else is left alone. */
async function isCutShort(path: string, bytes: Uint8Array): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isFile() || found.size >= bytes.length) return false;
  return (await readFile(path)).equals(bytes.subarray(0, found.size));
}
