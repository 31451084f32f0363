import { realpath, stat } from 'node:fs/promises';
import { dirname, join, posix, sep } from 'node:path';

/** A folder that pictures are looked for in, and never left. */
export interface ImagesFolder {
  readonly path: string;
  /** The picture of that name, by its path below the folder or by its bare name; null when there is none. */
  find(file: string): Promise<string | null>;
}

/** @param labels the chosen label file or folder; pictures are looked for beside it when `chosen` is null. */
export async function openImagesFolder(chosen: string | null, labels: string): Promise<ImagesFolder> {
  const isFolder = await stat(labels).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  const path = await realpath(chosen ?? (isFolder ? labels : dirname(labels))).catch(() => null);
  if (path === null) return { path: chosen ?? labels, find: async () => null };
  return {
    path,
    async find(file) {
      return (await fileBelow(path, file)) ?? (await fileBelow(path, posix.basename(file)));
    },
  };
}

/** Follows links, and takes nothing that they lead to outside of the folder. */
async function fileBelow(folder: string, file: string): Promise<string | null> {
  try {
    const path = await realpath(join(folder, ...file.split('/')));
    if (!path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return null;
    return (await stat(path)).isFile() ? path : null;
  } catch {
    return null;
  }
}
