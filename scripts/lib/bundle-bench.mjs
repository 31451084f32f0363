import path from 'node:path';
import { aliases } from './aliases.mjs';
import { inRoot } from './paths.mjs';

/** Bundles a TypeScript benchmark into out/bench; packages stay outside. @returns the script to run */
export async function bundleBench(file) {
  // Loaded here: on a fresh clone node_modules does not exist yet when this file is read.
  const { build } = await import('vite');
  const name = `${path.basename(file, '.ts')}.mjs`;
  await build({
    root: inRoot(),
    configFile: false,
    logLevel: 'error',
    resolve: { alias: aliases },
    plugins: [keepPlaces()],
    build: {
      ssr: file,
      target: 'node20.18',
      outDir: inRoot('out', 'bench'),
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: name, chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
  return inRoot('out', 'bench', name);
}

/** Every file goes on seeing its own folder, as it does in the test runner, though it now lies in a bundle. */
function keepPlaces() {
  return {
    name: 'keep-places',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('import.meta.')) return undefined;
      return code
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(id)))
        .replaceAll('import.meta.filename', JSON.stringify(id));
    },
  };
}
