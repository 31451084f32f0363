import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, type FileHandle } from 'node:fs/promises';
import type { Image } from '@shared/model/image';

const CHUNK = 1024 * 1024;

/**
 * Reads an open file to its end, copies it to another if there is one, and tells what went through.
 *
 * @returns SHA-256 in hexadecimal; undefined when it has not exactly this many bytes.
 * @throws the signal's reason, and what reading and writing throw.
 */
export async function readThrough(
  from: FileHandle,
  to: FileHandle | null,
  bytes: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(CHUNK);
  let at = 0;
  for (;;) {
    signal.throwIfAborted();
    const { bytesRead } = await from.read(buffer, 0, CHUNK, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    if (at > bytes) return undefined;
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    await to?.write(chunk, 0, bytesRead, at - bytesRead);
  }
  if (at !== bytes) return undefined;
  await to?.sync();
  return hash.digest('hex');
}

/** Opens a file to be read; a link is not followed. */
export function openToRead(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
}

/** Whether a file has exactly this content. @throws what opening and reading throw. */
export async function isPicture(
  path: string,
  { sha256, bytes }: Pick<Image, 'sha256' | 'bytes'>,
  signal: AbortSignal,
): Promise<boolean> {
  const file = await openToRead(path);
  try {
    return (await readThrough(file, null, bytes, signal)) === sha256;
  } finally {
    await file.close();
  }
}

/** @returns bytes; undefined when there is no such file. */
export async function sizeOf(path: string): Promise<number | undefined> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() ? found.size : undefined;
}
