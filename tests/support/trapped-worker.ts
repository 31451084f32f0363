import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWorker } from './build-worker';

/** The product's process for models, built from its sources. */
export function buildPrelabelWorker(): Promise<string> {
  return buildWorker('prelabel-worker.ts', ['main/prelabel', 'main/images', 'shared'], ['network-worker.ts']);
}

/**
 * The same process with two trapdoors: an image whose name starts with `crash` kills it as a fault in native code
 * would, one that starts with `hang` keeps it from ever answering again.
 *
 * @param folder where the entry is written.
 */
export async function buildTrappedWorker(folder: string): Promise<string> {
  const real = pathToFileURL(await buildPrelabelWorker()).href;
  const entry = join(folder, 'trapped-worker.mjs');
  await mkdir(folder, { recursive: true });
  await writeFile(
    entry,
    `import ${JSON.stringify(real)};
     process.on('message', ({ request }) => {
       const imagePath = request?.imagePath;
       if (/[\\\\/]crash[^\\\\/]*$/.test(imagePath)) { console.error('out of luck'); process.kill(process.pid, 'SIGSEGV'); }
       if (/[\\\\/]hang[^\\\\/]*$/.test(imagePath)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
     });`,
  );
  return entry;
}
