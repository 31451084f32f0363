import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/**
 * Bundles an entry of `src/main/workers` as the product's build does, so that a test can start it as a process.
 *
 * @param entry e.g. `prelabel-worker.ts`.
 * @param rooms folders of `src` that the entry takes its code from; the bundle is kept until one of their files changes.
 * @param companions entries that this one starts itself; they lie beside it.
 * @returns the path of the bundle, inside the repository so that it finds `node_modules`.
 */
export async function buildWorker(
  entry: string,
  rooms: readonly string[],
  companions: readonly string[] = [],
): Promise<string> {
  const sources = [entry, ...companions].map((name) => join(root, 'src/main/workers', name));
  const hash = await hashFiles([...sources, ...(await filesBelow(rooms))]);
  const folder = join(root, 'out/test-workers', hash);
  if (!existsSync(folder)) {
    // Several test files may build at once: each builds apart, and the first to finish gives the folder its name.
    const own = `${folder}-${process.pid}`;
    await bundle(sources, own);
    await rename(own, folder).catch(() => rm(own, { recursive: true }));
  }
  return join(folder, `${basename(entry, '.ts')}.mjs`);
}

async function bundle(sources: readonly string[], folder: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'src/shared'), '@main': join(root, 'src/main') } },
    build: {
      ssr: true,
      outDir: folder,
      minify: false,
      rollupOptions: {
        input: [...sources],
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
}

async function filesBelow(rooms: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const room of rooms) {
    const entries = await readdir(join(root, 'src', room), { recursive: true, withFileTypes: true });
    found.push(...entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  }
  return found.toSorted();
}

async function hashFiles(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update(await readFile(path));
  return hash.digest('hex').slice(0, 16);
}
