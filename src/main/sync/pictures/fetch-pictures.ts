import { constants } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Failure } from '@shared/contract/envelope';
import type { PictureFailure } from '@shared/contract/sync-report';
import { errorCode } from '@shared/lib/error-code';
import { UserError } from '@shared/lib/user-error';
import { transaction } from '@main/db/commit';
import { allImages, setMissing, type StoredImage } from '@main/db/queries/images';
import { listRoots, setRootFolder } from '@main/db/queries/roots';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import type { Following, PictureShelf } from '../carrier';
import { sizeOf } from './copy-picture';
import { eachPicture } from './each-picture';
import { isOwnFolder, ownFolder } from './own-folder';

export interface Fetched {
  readonly received: number;
  /** Pictures that are neither here nor on the shelf yet. */
  readonly waiting: number;
  readonly failed: readonly PictureFailure[];
  /** What keeps the rest from being fetched. */
  readonly problem: Failure | null;
}

export interface FetchOptions extends Following {
  /** The project file that the pictures are put beside. */
  readonly projectPath: string;
  readonly dryRun: boolean;
  /** Left out: all of the project's. */
  readonly images?: readonly StoredImage[];
}

/**
 * Fetches the pictures that are missing on this machine, each checked against its hash before it gets its name. Roots
 * that the person chose a folder for are left to him. Stopped anywhere, what came is whole and stays.
 */
export async function fetchPictures(
  store: Store,
  shelf: PictureShelf,
  { projectPath, dryRun, images = allImages(store.db), signal, onProgress }: FetchOptions,
): Promise<Fetched> {
  const folders = foldersToFill(store, projectPath);
  const wanted = await lackingHere(images, folders);
  const [failed, here]: [PictureFailure[], StoredImage[]] = [[], []];
  let waiting = 0;
  async function fetchNext({ image, path, part }: Wanted): Promise<boolean> {
    if (!(await shelf.has(image, signal))) {
      waiting++;
      return true;
    }
    const reason = dryRun ? null : await fetchOne(shelf, image, path, part, signal);
    if (reason === null) here.push(image);
    else failed.push({ path: image.path, reason });
    return true;
  }
  try {
    const problem = await eachPicture(wanted, fetchNext, {
      onFault: ({ image }, reason) => failed.push({ path: image.path, reason }),
      atOnce: () => shelf.atOnce(),
      signal,
      onProgress,
    });
    return { received: here.length, waiting, failed, problem };
  } finally {
    // Also what came before it was stopped: a file that is here is not fetched, so it would not be noted later.
    if (!dryRun && here.length > 0) await whenFree(() => note(store, folders, here));
  }
}

interface Wanted {
  readonly image: StoredImage;
  readonly path: string;
  readonly part: string;
}

/** Files that are looked for at once: most of it is waiting for the system. */
const LOOKED_FOR = 64;

/** The pictures that are not where they would be put, or of another size. */
async function lackingHere(
  images: readonly StoredImage[],
  folders: ReadonlyMap<StoredImage['root'], string>,
): Promise<Wanted[]> {
  const all = images.flatMap((image) => {
    const folder = folders.get(image.root);
    return folder === undefined ? [] : [{ image, path: join(folder, image.path), part: partOf(folder, image) }];
  });
  const wanted: Wanted[] = [];
  for (let from = 0; from < all.length; from += LOOKED_FOR) {
    const some = all.slice(from, from + LOOKED_FOR);
    const sizes = await Promise.all(some.map(({ path }) => sizeOf(path)));
    wanted.push(...some.filter(({ image }, index) => sizes[index] !== image.bytes));
  }
  return wanted;
}

/** Folders of the roots that nobody chose one for on this machine. */
function foldersToFill({ db }: Store, projectPath: string): Map<StoredImage['root'], string> {
  return new Map(
    listRoots(db)
      .filter(({ folder }) => folder === null || isOwnFolder(projectPath, folder))
      .map((root) => [root.id, root.folder ?? ownFolder(projectPath, root)]),
  );
}

/** Where a picture is kept until it is whole: by its content, so that the next sync goes on where this one was cut off. */
function partOf(folder: string, { sha256 }: StoredImage): string {
  return join(folder, `.${sha256}.part`);
}

/** @returns why it could not be had; null when the picture is here. */
async function fetchOne(
  shelf: PictureShelf,
  image: StoredImage,
  path: string,
  making: string,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await mkdir(dirname(making), { recursive: true });
    if (!(await filled(shelf, image, making, signal))) {
      await rm(making, { force: true });
      return 'damaged';
    }
    await rename(making, path);
    return null;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UserError) throw error;
    return errorCode(error) ?? 'unknown';
  }
}

async function filled(shelf: PictureShelf, image: StoredImage, making: string, signal: AbortSignal): Promise<boolean> {
  // Read and written, made when it is not there, never emptied; a link is not followed.
  const flags = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);
  const to = await open(making, flags, 0o666);
  try {
    return await shelf.fetch(image, to, signal);
  } finally {
    await to.close();
  }
}

function note({ db }: Store, folders: ReadonlyMap<StoredImage['root'], string>, here: readonly StoredImage[]): void {
  transaction(db, () => {
    for (const [root, folder] of folders) {
      if (here.some((image) => image.root === root)) setRootFolder(db, root, folder);
    }
    for (const { id } of here) setMissing(db, id, false);
  });
}
