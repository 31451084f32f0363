import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PictureFailure } from '@shared/contract/sync-report';
import { errorCode } from '@shared/lib/error-code';
import { transaction } from '@main/db/commit';
import { allImages, setMissing, type StoredImage } from '@main/db/queries/images';
import { listRoots, setRootFolder } from '@main/db/queries/roots';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import { openToRead, readThrough, sizeOf } from './copy-picture';
import { isOwnFolder, ownFolder } from './own-folder';
import { MOST_COPIES, picturePlace } from './picture-place';

export interface Fetched {
  readonly received: number;
  readonly bytes: number;
  /** Pictures that are neither here nor in the folder yet. */
  readonly waiting: number;
  readonly failed: readonly PictureFailure[];
}

export interface FetchOptions {
  /** The project file that the pictures are put beside. */
  readonly projectPath: string;
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Fetches the pictures that are missing on this machine from a shared folder, each checked against its hash before it
 * gets its name. Roots that the person chose a folder for are left to him. Stopped anywhere, what came is whole and stays.
 */
export async function fetchPictures(
  store: Store,
  root: string,
  { projectPath, dryRun, signal, onProgress }: FetchOptions,
): Promise<Fetched> {
  const folders = foldersToFill(store, projectPath);
  const wanted: { readonly image: StoredImage; readonly path: string }[] = [];
  for (const image of allImages(store.db)) {
    const folder = folders.get(image.root);
    if (folder === undefined) continue;
    const path = join(folder, image.path);
    if ((await sizeOf(path)) !== image.bytes) wanted.push({ image, path });
  }
  const [failed, here]: [PictureFailure[], StoredImage[]] = [[], []];
  let waiting = 0;
  for (const [done, { image, path }] of wanted.entries()) {
    signal.throwIfAborted();
    onProgress(done, wanted.length);
    const found = await copiesOf(store, root, image);
    if (found.length === 0) waiting++;
    else if (dryRun) here.push(image);
    else {
      const reason = await fetchOne(found, image, path, signal);
      if (reason === null) here.push(image);
      else failed.push({ path: image.path, reason });
    }
  }
  if (!dryRun && here.length > 0) await whenFree(() => note(store, folders, here));
  return { received: here.length, bytes: here.reduce((sum, { bytes }) => sum + bytes, 0), waiting, failed };
}

/** Folders of the roots that nobody chose one for on this machine. */
function foldersToFill({ db }: Store, projectPath: string): Map<StoredImage['root'], string> {
  return new Map(
    listRoots(db)
      .filter(({ folder }) => folder === null || isOwnFolder(projectPath, folder))
      .map((root) => [root.id, root.folder ?? ownFolder(projectPath, root)]),
  );
}

/** Files of the folder that have a picture's name and size. */
async function copiesOf(store: Store, root: string, { sha256, bytes }: StoredImage): Promise<string[]> {
  const found: string[] = [];
  for (let copy = 1; copy <= MOST_COPIES; copy++) {
    const path = picturePlace(root, store, sha256, copy);
    const size = await sizeOf(path);
    if (size === undefined) break;
    if (size === bytes) found.push(path);
  }
  return found;
}

/** @returns why none of the copies could be had; null when the picture is here. */
async function fetchOne(
  copies: readonly string[],
  { sha256, bytes }: StoredImage,
  path: string,
  signal: AbortSignal,
): Promise<string | null> {
  const making = `${path}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    for (const copy of copies) {
      const [from, to] = [await openToRead(copy), await open(making, 'w')];
      let found: string | undefined;
      try {
        found = await readThrough(from, to, bytes, signal);
      } finally {
        await Promise.all([from.close(), to.close()]);
      }
      if (found === sha256) {
        await rename(making, path);
        return null;
      }
    }
    return 'damaged';
  } catch (error) {
    signal.throwIfAborted();
    return errorCode(error) ?? 'unknown';
  } finally {
    await rm(making, { force: true });
  }
}

function note({ db }: Store, folders: ReadonlyMap<StoredImage['root'], string>, here: readonly StoredImage[]): void {
  transaction(db, () => {
    for (const [root, folder] of folders)
      if (here.some((image) => image.root === root)) setRootFolder(db, root, folder);
    for (const { id } of here) setMissing(db, id, false);
  });
}
