import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where a picture's derived files lie. The folder can be deleted at any time. */
export function cachedFile(
  cache: string,
  sha256: string,
  name: 'thumbnail.webp' | 'display.png' | 'samples.png',
): string {
  return join(cache, 'images', sha256.slice(0, 2), `${sha256}.${name}`);
}

/** Makes a file if it is not there: beside its place first, so that nobody ever reads half of it. */
export async function makeOnce(path: string, write: (partial: string) => Promise<unknown>): Promise<string> {
  if (await exists(path)) return path;
  await mkdir(dirname(path), { recursive: true });
  const partial = `${path}.${randomBytes(6).toString('hex')}.partial`;
  try {
    await write(partial);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return path;
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).size > 0;
  } catch {
    return false;
  }
}
