import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { uuidV7, uuidSchema, type Uuid } from '@shared/lib/uuid';
import { UserError } from '@shared/lib/user-error';
import { knownFolder, rememberPlace } from '@main/db/queries/places';
import type { Store } from '@main/db/store';
import { homeName } from './folder-layout';

const FILE = 'folder.json';
const identitySchema = z.object({ folder: uuidSchema });

/** @throws UserError `sync.folderMissing` when nothing is at `root`, as when a stick is not plugged in. */
export function requireFolder(root: string): void {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new UserError(
    'sync.folderMissing',
    { path: root },
    `There is no folder at ${root}. Plug the stick in, connect the drive, or choose another folder. Nothing was changed.`,
  );
}

/**
 * Makes sure that a folder is the one that this project knew by its path. An empty mount point or another stick at the
 * same place is not, and a person has to say so.
 *
 * @param accept true: whatever is there now is the right one.
 * @throws UserError `sync.otherFolder`, `sync.cannotWrite`
 */
export function meetFolder(store: Store, root: string, accept: boolean): void {
  const home = join(root, homeName(store.project));
  const known = knownFolder(store.db, root);
  const found = readIdentity(home);
  if (known && known !== found && !accept) {
    throw new UserError(
      'sync.otherFolder',
      { path: root },
      `${root} is not the folder that this project was synced with before: it is ${found ? 'another one' : 'empty, or not connected'}. Nothing was changed. If it is meant to be, say so with --accept-folder.`,
    );
  }
  const folder = found ?? makeIdentity(home);
  if (folder !== known) rememberPlace(store.db, root, folder);
}

/** @returns undefined when there is none that can be read. */
function readIdentity(home: string): Uuid | undefined {
  try {
    return identitySchema.parse(JSON.parse(readFileSync(join(home, FILE), 'utf8'))).folder;
  } catch {
    return undefined;
  }
}

function makeIdentity(home: string): Uuid {
  const folder = uuidV7(Date.now(), 0, randomBytes(8));
  try {
    mkdirSync(home, { recursive: true });
    const file = openSync(join(home, FILE), 'w');
    try {
      writeSync(file, `${JSON.stringify({ folder })}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw cannotWrite(home, error);
  }
  return folder;
}

export function cannotWrite(path: string, error: unknown): UserError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new UserError('sync.cannotWrite', { path, reason }, `${path} cannot be written to (${reason}).`);
}
