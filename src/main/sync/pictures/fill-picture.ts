import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Image } from '@shared/model/image';

const CHUNK = 1024 * 1024;

/** Reads what a shelf has of a picture, from one of its bytes on. */
export type ReadFrom = (at: number) => AsyncIterable<Uint8Array>;

/**
 * Completes a file that has nothing of a picture or its beginning: only the rest is read. When the whole is not what it
 * should be the beginning may be to blame, so all of it is read once more.
 *
 * @returns false when what was read is damaged, too. @throws the signal's reason, and what reading and writing throw.
 */
export async function fillPicture(
  to: FileHandle,
  image: Pick<Image, 'sha256' | 'bytes'>,
  read: ReadFrom,
  signal: AbortSignal,
): Promise<boolean> {
  const { size } = await to.stat();
  const here = size > image.bytes ? 0 : size;
  return (await goOn(to, image, here, read, signal)) || (here > 0 && (await goOn(to, image, 0, read, signal)));
}

async function goOn(
  to: FileHandle,
  { sha256, bytes }: Pick<Image, 'sha256' | 'bytes'>,
  here: number,
  read: ReadFrom,
  signal: AbortSignal,
): Promise<boolean> {
  await to.truncate(here);
  const hash = createHash('sha256');
  await addBeginning(hash, to, here, signal);
  let at = here;
  if (at < bytes) {
    for await (const piece of read(at)) {
      signal.throwIfAborted();
      if (at + piece.length > bytes) return false;
      hash.update(piece);
      await writeAll(to, piece, at);
      at += piece.length;
    }
  }
  if (at !== bytes || hash.digest('hex') !== sha256) return false;
  await to.sync();
  return true;
}

async function addBeginning(hash: Hash, from: FileHandle, bytes: number, signal: AbortSignal): Promise<void> {
  const buffer = Buffer.alloc(Math.min(CHUNK, bytes));
  for (let at = 0; at < bytes;) {
    signal.throwIfAborted();
    const { bytesRead } = await from.read(buffer, 0, Math.min(buffer.length, bytes - at), at);
    if (bytesRead === 0) return;
    hash.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}

async function writeAll(to: FileHandle, piece: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < piece.length;) {
    const { bytesWritten } = await to.write(piece, done, piece.length - done, at + done);
    done += bytesWritten;
  }
}
