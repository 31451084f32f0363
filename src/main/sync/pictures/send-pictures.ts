import { join } from 'node:path';
import type { PictureFailure } from '@shared/contract/sync-report';
import { errorCode } from '@shared/lib/error-code';
import { allImages, type StoredImage } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import type { Following, PictureShelf } from '../carrier';
import { isPicture, sizeOf } from './copy-picture';

export interface Sent {
  readonly sent: number;
  readonly failed: readonly PictureFailure[];
}

export const nothingSent: Sent = { sent: 0, failed: [] };

export interface SendOptions extends Following {
  readonly dryRun: boolean;
  /** Reads the pictures that lie there again, and puts whole ones beside damaged ones. */
  readonly thorough: boolean;
  /** Left out: all of the project's. */
  readonly images?: readonly StoredImage[];
}

/** What takes nothing more will not take the next one either. */
const hopeless = new Set(['ENOSPC', 'EROFS', 'EACCES']);

/**
 * Puts the pictures that are on this machine where the team finds them, under the names of their content. What is there
 * is not sent again. Pictures that are not here are somebody else's to send.
 */
export async function sendPictures(
  store: Store,
  shelf: PictureShelf,
  { dryRun, thorough, images = allImages(store.db), signal, onProgress }: SendOptions,
): Promise<Sent> {
  const failed: PictureFailure[] = [];
  let sent = 0;
  for (const [done, image] of images.entries()) {
    signal.throwIfAborted();
    onProgress(done, images.length);
    const source = image.folder === null ? null : join(image.folder, image.path);
    if (source === null || (await sizeOf(source)) !== image.bytes) continue;
    if (!(await shelf.lacks(image, thorough, signal))) continue;
    const reason = dryRun ? null : await sendOne(shelf, image, source, signal);
    if (reason === null) sent++;
    else failed.push({ path: image.path, reason });
    if (reason !== null && hopeless.has(reason)) break;
  }
  return { sent, failed };
}

/** @returns why it could not be sent; null when it is there. */
async function sendOne(
  shelf: PictureShelf,
  image: StoredImage,
  source: string,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    // Looked at before anything is written: what lies under the name of a content has to be that content.
    if (!(await isPicture(source, image, signal))) return 'changed';
    await shelf.send(image, source, signal);
    return null;
  } catch (error) {
    signal.throwIfAborted();
    return errorCode(error) ?? 'unknown';
  }
}
