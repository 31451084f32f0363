import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { looksLikeImage } from './format';
import { describeReadError } from './read-errors';

/**
 * Lists the files below a folder that look like pictures, by name; a file that was chosen itself comes as it is. Hidden
 * entries are passed over, symbolic links are not followed (they may lead in circles, or out of what was chosen).
 *
 * @param onIgnored called for each file that is passed over.
 * @throws UserError `image.missing`, `image.unreadable` when `path` itself cannot be read.
 */
export async function* findImages(path: string, onIgnored: () => void, signal: AbortSignal): AsyncGenerator<string> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(path)).isDirectory();
  } catch (error) {
    throw describeReadError(error, path);
  }
  if (isFolder) yield* walk(path, onIgnored, signal);
  else yield path;
}

async function* walk(folder: string, onIgnored: () => void, signal: AbortSignal): AsyncGenerator<string> {
  for (const entry of await entriesOf(folder)) {
    if (signal.aborted) return;
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) yield* walk(path, onIgnored, signal);
    else if (entry.isFile() && looksLikeImage(entry.name)) yield path;
    else onIgnored();
  }
}

async function entriesOf(folder: string) {
  try {
    const entries = [];
    for await (const entry of await opendir(folder)) entries.push(entry);
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw describeReadError(error, folder);
  }
}
