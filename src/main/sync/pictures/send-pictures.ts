import { constants } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PictureFailure } from '@shared/contract/sync-report';
import { errorCode } from '@shared/lib/error-code';
import { allImages, type StoredImage } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import { isPicture, openToRead, readThrough, sizeOf } from './copy-picture';
import { MOST_COPIES, picturePlace } from './picture-place';

export interface Sent {
  readonly sent: number;
  readonly bytes: number;
  readonly failed: readonly PictureFailure[];
}

export const nothingSent: Sent = { sent: 0, bytes: 0, failed: [] };

export interface SendOptions {
  readonly dryRun: boolean;
  /** Reads the pictures of the folder again, and puts whole ones beside damaged ones. */
  readonly thorough: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Puts the pictures that are on this machine into a shared folder, under the names of their content. What is there is
 * not sent again; one that was cut short by a crash is completed. Pictures that are not here are somebody else's to send.
 */
export async function sendPictures(
  store: Store,
  root: string,
  { dryRun, thorough, signal, onProgress }: SendOptions,
): Promise<Sent> {
  const images = allImages(store.db);
  const failed: PictureFailure[] = [];
  let [sent, bytes] = [0, 0];
  for (const [done, image] of images.entries()) {
    signal.throwIfAborted();
    onProgress(done, images.length);
    const source = image.folder === null ? null : join(image.folder, image.path);
    if (source === null || (await sizeOf(source)) !== image.bytes) continue;
    const target = await freePlace(store, root, image, thorough ? signal : null);
    if (target === 'there') continue;
    const reason = target === null ? 'EEXIST' : dryRun ? null : await sendOne(source, target, image, signal);
    if (reason !== null) {
      failed.push({ path: image.path, reason });
      // A folder that takes nothing more will not take the next one either.
      if (reason === 'ENOSPC' || reason === 'EROFS' || reason === 'EACCES') break;
      continue;
    }
    sent++;
    bytes += image.bytes;
  }
  return { sent, bytes, failed };
}

/**
 * @param reading null: a file of the right name and size is trusted; a signal: it is read.
 * @returns `there` when the folder has the picture; null when all names are taken by others.
 */
async function freePlace(
  store: Store,
  root: string,
  image: StoredImage,
  reading: AbortSignal | null,
): Promise<string | null> {
  for (let copy = 1; copy <= MOST_COPIES; copy++) {
    const path = picturePlace(root, store, image.sha256, copy);
    const size = await sizeOf(path);
    if (size === undefined || size < image.bytes) return path;
    if (size === image.bytes && (reading === null || (await isPicture(path, image, reading)))) return 'there';
  }
  return null;
}

/** @returns why it could not be sent; null when it is there. */
async function sendOne(
  source: string,
  target: string,
  image: StoredImage,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    await mkdir(dirname(target), { recursive: true });
    // Looked at before anything is written: what lies under the name of a content has to be that content.
    if (!(await isPicture(source, image, signal))) return 'changed';
    const from = await openToRead(source);
    try {
      const to = await open(target, constants.O_WRONLY | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o666);
      try {
        return (await readThrough(from, to, image.bytes, signal)) === image.sha256 ? null : 'changed';
      } finally {
        await to.close();
      }
    } finally {
      await from.close();
    }
  } catch (error) {
    signal.throwIfAborted();
    return errorCode(error) ?? 'unknown';
  }
}
