import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, wherever it was cloned. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Joins a path below the repository. */
export function inRoot(...parts) {
  return path.join(root, ...parts);
}

/** Downloads and builds live here, so that a second clone need not repeat them. */
export function cacheFolder() {
  if (process.env.PLUMBLINE_CACHE) return path.resolve(process.env.PLUMBLINE_CACHE);
  if (process.env.XDG_CACHE_HOME) return path.join(process.env.XDG_CACHE_HOME, 'plumbline');
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) {
    return path.join(process.env.LOCALAPPDATA, 'plumbline', 'cache');
  }
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'plumbline');
  return path.join(homedir(), '.cache', 'plumbline');
}
