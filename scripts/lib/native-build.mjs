import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cacheFolder, inRoot } from './paths.mjs';
import { run, which } from './run.mjs';
import { say, SetupError } from './say.mjs';
import { hashOf } from './stamp.mjs';
import { installSystemPackages } from './system-packages.mjs';

/** better-sqlite3's prebuilt binary needs this Node-API; older runtimes crash in it. */
export const prebuiltNodeApi = 10;

const buildNodeApi = 9;
const header = inRoot('scripts', 'native', 'string-references.hpp');
const moduleFolder = inRoot('node_modules', 'better-sqlite3');
const target = path.join(moduleFolder, 'build', 'Release', 'better_sqlite3.node');

/** True when the compiled binary is in its place in node_modules. */
export function nativeModuleIsBuilt() {
  return existsSync(target);
}

/** Compiles better-sqlite3 for Node-API 9 (about a minute), or takes an earlier build of the same sources from the cache. */
export async function buildNativeModule() {
  const built = path.join(cacheFolder(), 'native', `better-sqlite3-${cacheKey()}.node`);
  if (!existsSync(built)) await compile(built);
  mkdirSync(path.dirname(target), { recursive: true });
  const aside = `${target}.${process.pid}`;
  copyFileSync(built, aside);
  renameSync(aside, target);
}

function cacheKey() {
  const { version } = JSON.parse(readFileSync(path.join(moduleFolder, 'package.json'), 'utf8'));
  return `${version}-napi${buildNodeApi}-${process.platform}-${process.arch}-${hashOf(readFileSync(header)).slice(0, 12)}`;
}

async function compile(built) {
  await requireCompiler();
  say('compiling better-sqlite3 for this runtime, once (about a minute)');
  // make and node-gyp do not cope with spaces in paths, so the sources are copied to where there are none.
  const work = mkdtempSync(path.join(tmpdir().includes(' ') ? '/tmp' : tmpdir(), 'plumbline-build-'));
  try {
    for (const part of ['binding.gyp', 'deps', 'lib', 'src', 'package.json']) {
      cpSync(path.join(moduleFolder, part), path.join(work, part), { recursive: true });
    }
    cpSync(inRoot('node_modules', 'node-addon-api'), path.join(work, 'node_modules', 'node-addon-api'), {
      recursive: true,
    });
    copyFileSync(header, path.join(work, path.basename(header)));
    dropLinkTimeOptimisation(path.join(work, 'binding.gyp'));
    const nodeGyp = inRoot('node_modules', 'node-gyp', 'bin', 'node-gyp.js');
    const headers = nodeHeaders();
    const result = await run(
      process.execPath,
      [nodeGyp, 'rebuild', '--release', '--force_build=1', ...(headers ? [`--nodedir=${headers}`] : [])],
      { cwd: work, quiet: true, env: { ...process.env, CXXFLAGS: compilerFlags(work) } },
    );
    const output = path.join(work, 'build', 'Release', 'better_sqlite3.node');
    if (result.code !== 0 || !existsSync(output)) {
      const log = path.join(cacheFolder(), 'native-build.log');
      mkdirSync(path.dirname(log), { recursive: true });
      writeFileSync(log, result.output);
      throw new SetupError(`better-sqlite3 did not compile; the compiler's output is in ${log}`);
    }
    mkdirSync(path.dirname(built), { recursive: true });
    copyFileSync(output, `${built}.${process.pid}`);
    renameSync(`${built}.${process.pid}`, built);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function compilerFlags(work) {
  return `-UNAPI_VERSION -DNAPI_VERSION=${buildNodeApi} -include ${path.join(work, path.basename(header))}`;
}

/** The optimisation doubles the time of the build and does not show in our measurements. */
function dropLinkTimeOptimisation(gypFile) {
  const text = readFileSync(gypFile, 'utf8');
  writeFileSync(
    gypFile,
    text.replaceAll(/(, )?'-flto'(, )?/g, (_, before, after) => (before && after ? ', ' : '')),
  );
}

/** The folder with the headers of the Node that runs us; undefined lets node-gyp fetch them from its own place. */
function nodeHeaders() {
  const installation = path.resolve(path.dirname(process.execPath), '..');
  return existsSync(path.join(installation, 'include', 'node', 'node_api.h')) ? installation : undefined;
}

async function requireCompiler() {
  const missing = ['g++', 'make', 'python3'].filter((command) => !which(command));
  if (missing.length > 0)
    await installSystemPackages(missing, `to compile better-sqlite3 (${missing.join(', ')} missing)`);
}
