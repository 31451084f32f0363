import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { allImages, isMissing, setMissing, type StoredImage } from '@main/db/queries/images';
import { transaction } from '@main/db/commit';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import { eachInFlight } from './each-in-flight';

/** Where an image's file should be on this machine; null when its root was never chosen here. */
export function fileOf(image: StoredImage): string | null {
  return image.folder === null ? null : join(image.folder, image.path);
}

/** True when a file of the right size is in its place. Content is not read: this runs over a whole project at open. */
export async function isInPlace(image: StoredImage, folder: string | null = image.folder): Promise<boolean> {
  if (folder === null) return false;
  try {
    const found = await stat(join(folder, image.path));
    return found.isFile() && found.size === image.bytes;
  } catch {
    return false;
  }
}

/**
 * Looks for every image's file and notes which are missing.
 *
 * @returns how many notes changed.
 */
export async function noteMissing(store: Store, signal: AbortSignal): Promise<number> {
  const changed: { readonly image: StoredImage; readonly missing: boolean }[] = [];
  await eachInFlight(allImages(store.db), 16, async (image) => {
    if (signal.aborted) return;
    const missing = !(await isInPlace(image));
    if (!signal.aborted && missing !== isMissing(store.db, image.id)) changed.push({ image, missing });
  });
  if (signal.aborted) return 0;
  await whenFree(() =>
    transaction(store.db, () => {
      for (const { image, missing } of changed) setMissing(store.db, image.id, missing);
    }),
  );
  return changed.length;
}
