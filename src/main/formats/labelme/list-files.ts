import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@shared/lib/user-error';
import { cannotRead } from '../files/open-input';
import type { LossCollector } from '../losses';
import { compareText } from '../order';
import { labelmeLosses } from './losses';

const FILE_LIMIT = 1_000_000;
const FOLDER_DEPTH_LIMIT = 64;

/** A label file: where it is, and its `/`-separated folder below the one that was chosen (empty for that one). */
export interface LabelmeFile {
  readonly path: string;
  readonly folder: string;
}

/** The JSON files of a folder and the folders in it, sorted; or the one file that was chosen. Links are not followed. */
export async function listFiles(path: string, losses: LossCollector, signal?: AbortSignal): Promise<LabelmeFile[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [{ path, folder: '' }];
    const names: string[] = [];
    await walk(path, '', 0, names, losses, signal);
    names.sort(compareText);
    return names.map((name) => ({
      path: join(path, ...name.split('/')),
      folder: name.split('/').slice(0, -1).join('/'),
    }));
  } catch (error) {
    throw cannotRead(path, error);
  }
}

async function walk(
  root: string,
  folder: string,
  depth: number,
  names: string[],
  losses: LossCollector,
  signal: AbortSignal | undefined,
): Promise<void> {
  signal?.throwIfAborted();
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const isJson = entry.name.toLowerCase().endsWith('.json');
    if (entry.isDirectory() && depth < FOLDER_DEPTH_LIMIT) await walk(root, name, depth + 1, names, losses, signal);
    else if (entry.isFile() && isJson) names.push(name);
    else if (entry.isSymbolicLink()) losses.add('labelme.link', labelmeLosses['labelme.link'], name);
    if (names.length > FILE_LIMIT)
      throw new UserError(
        'import.tooManyFiles',
        { path: root, limit: FILE_LIMIT },
        `${root} holds more than ${FILE_LIMIT} JSON files; import its folders one by one.`,
      );
  }
}
