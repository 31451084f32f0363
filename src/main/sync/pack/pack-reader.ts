import { constants } from 'node:fs';
import { lstat, open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { IgnoredFile } from '@shared/contract/sync-report';
import { UserError } from '@shared/lib/user-error';
import { MOST_SEGMENT_BYTES, beginsLikeSegment } from '@shared/sync/segment';
import { MOST_SNAPSHOT_BYTES } from '@shared/sync/snapshot';
import { isClosed } from '../closed/closed-segment';
import type { FoundFile } from '../list-folder';
import { CONTENTS_MAGIC, HASH_BYTES, PACK_MAGIC, PACK_NAME, PICTURE_MAGIC, SNAPSHOT_MAGIC } from './pack-format';

/** Closing a segment adds less than a hundredth to it. */
const MOST_BYTES = MOST_SEGMENT_BYTES * 1.01;

const MOST_SNAPSHOT = MOST_SNAPSHOT_BYTES * 1.01;

/** Bytes at the beginning of a part that tell what it is. */
const HEAD = PICTURE_MAGIC.length + HASH_BYTES;

/** Parts that are nothing: whoever has put in more than this has put in nothing else. */
const MOST_IGNORED = 1000;

export interface PackedSegment extends FoundFile {
  readonly offset: number;
}

/** Where the content of a picture or a snapshot lies in a package. */
export interface PackedContent {
  readonly offset: number;
  /** Bytes. */
  readonly size: number;
}

export interface PackParts {
  readonly segments: readonly PackedSegment[];
  /** By SHA-256 in hexadecimal, as claimed. */
  readonly pictures: ReadonlyMap<string, PackedContent>;
  readonly snapshots: readonly PackedContent[];
  readonly ignored: readonly IgnoredFile[];
  /** Parts that the package was made with and that are not in it any more. */
  readonly cut: number;
}

/**
 * Opens a package; nothing that it says of itself is believed.
 *
 * @throws UserError `sync.packMissing`, `sync.notPack`, `sync.packMangled`, `sync.packNewer`
 */
export async function openPack(path: string): Promise<FileHandle> {
  const found = await lstat(path).catch(() => undefined);
  if (!found) throw new UserError('sync.packMissing', { path }, `There is no package at ${path}. Nothing was changed.`);
  if (!found.isFile()) throw notPack(path);
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    refuseOthers(path, await readAt(file, 0, PACK_MAGIC.length));
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

function refuseOthers(path: string, head: Buffer): void {
  if (PACK_MAGIC.equals(head)) return;
  if (!head.subarray(0, PACK_NAME).equals(PACK_MAGIC.subarray(0, PACK_NAME))) throw notPack(path);
  if ((head[PACK_NAME] ?? 0) > 1) {
    throw new UserError('sync.packNewer', { path }, `${path} was made by a newer Plumbline. Update Plumbline.`);
  }
  throw new UserError(
    'sync.packMangled',
    { path },
    `${path} was changed on its way, as by a program that took it for a text. Have it sent again, as an attachment or zipped. Nothing was changed.`,
  );
}

function notPack(path: string): UserError {
  return new UserError(
    'sync.notPack',
    { path },
    `${path} is no package of Plumbline. Choose the file that was sent to you. Nothing was changed.`,
  );
}

/** Finds out what lies where in a package, without reading it whole. */
export async function listPack(file: FileHandle, path: string, signal: AbortSignal): Promise<PackParts> {
  const { size } = await file.stat();
  const segments: PackedSegment[] = [];
  const pictures = new Map<string, PackedContent>();
  const snapshots: PackedContent[] = [];
  const ignored: IgnoredFile[] = [];
  let [number, announced, isCut] = [0, 0, false];
  for (let at = PACK_MAGIC.length; at < size && ignored.length < MOST_IGNORED;) {
    signal.throwIfAborted();
    const head = await readAt(file, at, 4 + HEAD);
    const length = head.length < 4 ? Number.POSITIVE_INFINITY : head.readUInt32BE(0);
    const offset = at + 4;
    if (offset + length > size) {
      isCut = true;
      break;
    }
    take(head.subarray(4, 4 + Math.min(HEAD, length)), offset, length);
    at = offset + length;
  }
  const here = Math.max(0, number - 1);
  return { segments, pictures, snapshots, ignored, cut: Math.max(announced - here, isCut ? 1 : 0) };

  function take(head: Buffer, offset: number, length: number): void {
    const name = `${basename(path)}, ${number++}`;
    if (number === 1 && begins(head, CONTENTS_MAGIC) && length === CONTENTS_MAGIC.length + 4) {
      announced = head.readUInt32BE(CONTENTS_MAGIC.length);
    } else if (begins(head, PICTURE_MAGIC) && length > HEAD) {
      const sha256 = head.subarray(PICTURE_MAGIC.length, HEAD).toString('hex');
      pictures.set(sha256, { offset: offset + HEAD, size: length - HEAD });
    } else if (begins(head, SNAPSHOT_MAGIC) && length <= MOST_SNAPSHOT) {
      snapshots.push({ offset: offset + SNAPSHOT_MAGIC.length, size: length - SNAPSHOT_MAGIC.length });
    } else if (!beginsLikeSegment(head) && !isClosed(head)) {
      ignored.push({ path: name, fault: 'foreign', detail: 'it is neither changes nor a picture' });
    } else if (length > MOST_BYTES) {
      ignored.push({ path: name, fault: 'damaged', detail: `it has ${length} bytes, which no part with changes has` });
    } else {
      segments.push({ path: name, name: '', size: length, offset });
    }
  }
}

function begins(head: Buffer, magic: Buffer): boolean {
  return head.subarray(0, magic.length).equals(magic);
}

/** @returns fewer bytes at the end of the file. */
export async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  return buffer.subarray(0, bytesRead);
}
