import { readdirSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { aliases } from './scripts/lib/aliases.mjs';
import { inRoot } from './scripts/lib/paths.mjs';

/** Both runtimes must run the code, so it is built for the older one: Chromium 130 and Node 20.18. */
const nodeTarget = 'node20.18';
const browserTarget = 'chrome130';

/** Carried beside the bundle, because they load native libraries from their own folders. */
const external = ['electron', 'better-sqlite3', 'onnxruntime-node', 'sharp'];

const source = inRoot('src');
const out = inRoot('out');

/** One output file per worker; main code finds it as `./workers/<name>.js` beside its own file. */
function workerEntries(): Record<string, string> {
  const folder = path.join(source, 'main', 'workers');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
  return Object.fromEntries(files.map((name) => [`main/workers/${path.parse(name).name}`, path.join(folder, name)]));
}

export default defineConfig({
  main: {
    resolve: { alias: aliases },
    build: {
      target: nodeTarget,
      outDir: out,
      // The folder also holds what the other two builds write; scripts/build.mjs empties it.
      emptyOutDir: false,
      sourcemap: true,
      rolldownOptions: {
        external,
        input: {
          'main/index': path.join(source, 'main', 'index.ts'),
          'cli/plumbline': path.join(source, 'cli', 'plumbline.ts'),
          ...workerEntries(),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'main/[name]-[hash].js' },
      },
    },
  },
  preload: {
    resolve: { alias: aliases },
    build: {
      target: nodeTarget,
      outDir: path.join(out, 'preload'),
      rolldownOptions: {
        external: ['electron'],
        input: { index: path.join(source, 'preload', 'index.ts') },
        // A sandboxed renderer takes a CommonJS preload only.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path.join(source, 'renderer'),
    resolve: { alias: aliases },
    plugins: [react()],
    build: {
      target: browserTarget,
      outDir: path.join(out, 'renderer'),
      emptyOutDir: true,
      rolldownOptions: { input: path.join(source, 'renderer', 'index.html') },
    },
  },
});
