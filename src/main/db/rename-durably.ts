import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Gives a finished file its name, and has the folder written to disk so that a power cut cannot take the name back. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  // Windows writes names through by itself, and opens no folders.
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(to), 'r');
  try {
    fsyncSync(folder);
  } catch {
    // Some network file systems refuse it; there is nothing more that could be done.
  } finally {
    closeSync(folder);
  }
}
