import { constants } from 'node:fs';
import { mkdir, open, readdir, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { StoredImage } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import type { PictureShelf } from '../carrier';
import { homeName } from '../folder-layout';
import { isPicture, openToRead, readThrough, sizeOf } from './copy-picture';
import { fillPicture } from './fill-picture';

const CHUNK = 1024 * 1024;

/** Names that one picture may have in a folder, when what has the first one is damaged. */
const MOST_COPIES = 5;

/** The pictures of a shared folder: files named by their content, spread over folders that no system finds too full. */
export function folderShelf(root: string, { project }: Pick<Store, 'project'>): PictureShelf {
  function placesOf(sha256: string): string[] {
    const folder = join(root, homeName(project), 'pictures', sha256.slice(0, 2), sha256.slice(2, 4));
    return Array.from({ length: MOST_COPIES }, (_, copy) =>
      join(folder, copy === 0 ? sha256 : `${sha256}.${copy + 1}`),
    );
  }

  /** Files that have a picture's name and size. */
  async function copiesOf({ sha256, bytes }: StoredImage): Promise<string[]> {
    const found: string[] = [];
    for (const path of placesOf(sha256)) {
      const size = await sizeOf(path);
      if (size === undefined) break;
      if (size === bytes) found.push(path);
    }
    return found;
  }

  const listed = new Map<string, Promise<ReadonlySet<string>>>();
  /** What lies in a folder, read once: looking for each of thousands of pictures that nobody has sent yet takes long. */
  function namesIn(folder: string): Promise<ReadonlySet<string>> {
    let names = listed.get(folder);
    if (!names) {
      names = readdir(folder).then(
        (found) => new Set(found),
        () => new Set<string>(),
      );
      listed.set(folder, names);
    }
    return names;
  }

  /** Whether there is a folder that it could lie in. */
  async function mayHave(sha256: string): Promise<boolean> {
    const [first, second] = [sha256.slice(0, 2), sha256.slice(2, 4)];
    const pictures = join(root, homeName(project), 'pictures');
    return (await namesIn(pictures)).has(first) && (await namesIn(join(pictures, first))).has(second);
  }

  return {
    atOnce: () => Promise.resolve(1),
    has: async (image) => (await mayHave(image.sha256)) && (await copiesOf(image)).length > 0,

    async fetch(image, to, signal) {
      for (const copy of await copiesOf(image)) {
        if (await fillPicture(to, image, (at) => readFile(copy, at), signal)) return true;
      }
      return false;
    },

    async lacks(image, thorough, signal) {
      for (const copy of await copiesOf(image)) {
        if (!thorough || (await isPicture(copy, image, signal))) return false;
      }
      return true;
    },

    async send(image, source, signal) {
      const target = await freePlace(placesOf(image.sha256), image.bytes);
      if (target === undefined) throw Object.assign(new Error('all names are taken'), { code: 'EEXIST' });
      await mkdir(dirname(target), { recursive: true });
      const flags = constants.O_WRONLY | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);
      const to = await open(target, flags, 0o666);
      try {
        if (!(await copyInto(source, to, image, signal))) throw new Error(`${source} changed while it was sent`);
      } finally {
        await to.close();
      }
    },
  };
}

async function* readFile(path: string, at: number): AsyncGenerator<Uint8Array> {
  const file = await openToRead(path);
  try {
    yield* file.createReadStream({ start: at, highWaterMark: CHUNK, autoClose: false });
  } finally {
    await file.close();
  }
}

/** The first name that nothing has, or that has the beginning of a picture: a crash cut it short, and it is completed. */
async function freePlace(places: readonly string[], bytes: number): Promise<string | undefined> {
  for (const path of places) {
    const size = await sizeOf(path);
    if (size === undefined || size < bytes) return path;
  }
  return undefined;
}

async function copyInto(path: string, to: FileHandle, { sha256, bytes }: StoredImage, signal: AbortSignal) {
  const from = await openToRead(path);
  try {
    return (await readThrough(from, to, bytes, signal)) === sha256;
  } finally {
    await from.close();
  }
}
