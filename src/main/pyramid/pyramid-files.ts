import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the tiles of a picture lie, by its content. It is there only when it is whole. */
export function pyramidFolder(cache: string, sha256: string): string {
  return join(cache, 'tiles', sha256);
}

/** Marks what is being made; whatever has it when nothing is at work was left by a crash. */
export const PARTIAL = '.partial';

export async function isBuilt(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch {
    return false;
  }
}

/** What was looked at last is kept longest. */
export async function markUsed(folder: string, now: Date): Promise<void> {
  await utimes(folder, now, now).catch(() => undefined);
}

/** Takes away what crashes left. Nothing may be at work. */
export async function clearPartials(cache: string): Promise<void> {
  for (const name of await namesIn(join(cache, 'tiles'))) {
    if (name.includes(PARTIAL)) await rm(join(cache, 'tiles', name), { recursive: true, force: true });
  }
}

/** Takes away the pyramids that were not used for longest, until the rest has at most `most` tiles; `kept` stays. */
export async function evict(cache: string, most: number, kept: string): Promise<void> {
  const root = join(cache, 'tiles');
  const all = await Promise.all(
    (await namesIn(root))
      .filter((name) => !name.includes(PARTIAL))
      .map(async (name) => {
        const folder = join(root, name);
        return { folder, tiles: await countTiles(folder), used: (await stat(folder)).mtimeMs };
      }),
  );
  let sum = all.reduce((total, { tiles }) => total + tiles, 0);
  for (const { folder, tiles } of all.sort((one, other) => one.used - other.used)) {
    if (sum <= most) return;
    if (folder === kept) continue;
    await rm(folder, { recursive: true, force: true });
    sum -= tiles;
  }
}

export async function countTiles(folder: string): Promise<number> {
  const levels = await namesIn(folder);
  const counts = await Promise.all(levels.map(async (level) => (await namesIn(join(folder, level))).length));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
