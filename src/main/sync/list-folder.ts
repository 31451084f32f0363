import type { Dirent } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { constants } from 'node:fs';
import { join } from 'node:path';
import type { ProjectId } from '@shared/model/ids';
import { MOST_SEGMENT_BYTES } from '@shared/sync/segment';
import { homeName, isSegmentName, SNAPSHOTS } from './folder-layout';

export interface FoundFile {
  readonly path: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

const DEEPEST = 4;

/** Closing a segment adds less than a hundredth to it. */
const MOST_FILE_BYTES = MOST_SEGMENT_BYTES * 1.01;

/**
 * The files of a shared folder that may be segments of a project: everything below its own folder, conflict copies of
 * that folder too, and segments that were put beside it by hand. Links are not followed. What cannot be read is left
 * out: absence means nothing.
 */
export async function listFolder(root: string, project: ProjectId, signal: AbortSignal): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const entry of await entriesOf(root)) {
    if (entry.isDirectory() && entry.name.startsWith(homeName(project))) await walk(join(root, entry.name), 1);
    else if (entry.isFile() && isSegmentName(entry.name)) await add(join(root, entry.name), entry.name);
  }
  // Names begin with the number of the first change, so that what comes first is read first.
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));

  async function walk(folder: string, depth: number): Promise<void> {
    signal.throwIfAborted();
    for (const entry of await entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth === 1 && entry.name === SNAPSHOTS) continue;
      if (entry.isDirectory() && depth < DEEPEST) await walk(path, depth + 1);
      else if (entry.isFile()) await add(path, entry.name);
    }
  }

  async function add(path: string, name: string): Promise<void> {
    const { size } = await lstat(path).catch(() => ({ size: 0 }));
    found.push({ path, name, size });
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}

/** The files in the folders of a project's snapshots, conflict copies of its folder too. */
export async function listSnapshotFiles(root: string, project: ProjectId): Promise<FoundFile[]> {
  const homes = (await entriesOf(root)).filter(
    (entry) => entry.isDirectory() && entry.name.startsWith(homeName(project)),
  );
  const found: FoundFile[] = [];
  for (const home of homes) {
    const folder = join(root, home.name, SNAPSHOTS);
    for (const { name } of (await entriesOf(folder)).filter((entry) => entry.isFile())) {
      const path = join(folder, name);
      const { size } = await lstat(path).catch(() => ({ size: 0 }));
      found.push({ path, name, size });
    }
  }
  return found;
}

/** @returns undefined for a file that cannot be read now, or that is larger than `most` bytes: than any segment. */
export async function readFound({ path, size }: FoundFile, most = MOST_FILE_BYTES): Promise<Buffer | undefined> {
  if (size > most) return undefined;
  try {
    // A link that was put there since is not followed; Windows has no such flag, and links there need rights.
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const buffer = Buffer.alloc(size);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}
