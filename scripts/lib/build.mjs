import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { say, SetupError } from './say.mjs';
import { hashOfFiles, listFiles, readStamp, writeStamp } from './stamp.mjs';

const stampFile = inRoot('out', 'build-stamp.json');
const commandLine = inRoot('out', 'cli', 'plumbline.js');
const sources = ['src', 'electron.vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];

/**
 * Builds the app into out/, unless out/ was made from these very sources.
 * @param {{ quiet?: boolean }} options `quiet` collects the bundler's output for the error instead of showing it
 */
export async function buildApp({ quiet = false } = {}) {
  const hash = hashOfFiles(
    inRoot(),
    sources.map((name) => inRoot(name)),
  );
  if (readStamp(stampFile).sources === hash) return;
  say('building the app');
  forgetBuild();
  const started = Date.now();
  const bundler = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { code, output } = await run(process.execPath, [bundler, 'build', '--logLevel', 'warn'], {
    cwd: inRoot(),
    quiet,
  });
  if (code !== 0) throw new SetupError(`the build failed\n${output}`);
  removeOlderThan(started);
  makeExecutable(commandLine);
  writeStamp(stampFile, { sources: hash });
}

/** The bundler leaves the chunks of earlier builds beside the new ones, because three builds share the folder. */
function removeOlderThan(time) {
  for (const file of listFiles([inRoot('out', 'main'), path.dirname(commandLine)])) {
    // File systems keep whole seconds in places.
    if (statSync(file).mtimeMs < time - 2000) rmSync(file);
  }
}

/** Makes the next `buildApp` build: after something else, such as the development server, wrote into out/. */
export function forgetBuild() {
  rmSync(stampFile, { force: true });
}

function makeExecutable(file) {
  const text = readFileSync(file, 'utf8');
  if (!text.startsWith('#!')) writeFileSync(file, `#!/usr/bin/env node\n${text}`);
  chmodSync(file, 0o755);
}
