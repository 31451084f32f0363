import { join } from 'node:path';
import type { Failure } from '@shared/contract/envelope';
import type { PictureFailure } from '@shared/contract/sync-report';
import { errorCode } from '@shared/lib/error-code';
import { UserError } from '@shared/lib/user-error';
import { allImages, type StoredImage } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import type { Following, PictureShelf } from '../carrier';
import { isPicture, sizeOf } from './copy-picture';
import { eachPicture } from './each-picture';

export interface Sent {
  readonly sent: number;
  readonly failed: readonly PictureFailure[];
  /** What keeps the rest from being sent. */
  readonly problem: Failure | null;
}

export const nothingSent: Sent = { sent: 0, failed: [], problem: null };

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
  async function sendNext(image: StoredImage): Promise<boolean> {
    const source = image.folder === null ? null : join(image.folder, image.path);
    if (source === null || (await sizeOf(source)) !== image.bytes) return true;
    if (!(await shelf.lacks(image, thorough, signal))) return true;
    const reason = dryRun ? null : await sendOne(shelf, image, source, signal);
    if (reason === null) sent++;
    else failed.push({ path: image.path, reason });
    return reason === null || !hopeless.has(reason);
  }
  const problem = await eachPicture(images, sendNext, {
    onFault: ({ path }, reason) => failed.push({ path, reason }),
    atOnce: () => shelf.atOnce(),
    signal,
    onProgress,
  });
  return { sent, failed, problem };
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
    if (error instanceof UserError) throw error;
    return errorCode(error) ?? 'unknown';
  }
}
