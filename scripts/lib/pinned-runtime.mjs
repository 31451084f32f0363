import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pinnedBinary } from './electron-path.mjs';
import { cacheFolder, inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

const probeSeconds = 8;
const downloadMinutes = 20;

/**
 * Lets the `electron` package fetch the version that package.json pins from its own release site. A refusal is
 * remembered for this version, so that the next set-up does not wait for it again.
 * @returns {Promise<string | undefined>} why it is not there, or undefined when it is
 */
export async function fetchPinnedRuntime() {
  if (pinnedBinary()) return undefined;
  const { version, engines } = JSON.parse(readFileSync(inRoot('node_modules', 'electron', 'package.json'), 'utf8'));
  const neededNode = engines.node.replace(/^>=\s*/, '');
  if (isOlder(process.versions.node, neededNode)) {
    return `Electron ${version} can be fetched with Node ${neededNode} or newer, this is ${process.versions.node}`;
  }
  const stamp = path.join(cacheFolder(), 'pinned-runtime.json');
  const refused = readStamp(stamp)[version];
  if (refused) return refused;
  const reason = (await probe(version)) ?? (await install(version));
  if (reason) writeStamp(stamp, { [version]: reason });
  return reason;
}

/** One small request tells whether the release site can be reached, long before the package's own attempts give up. */
async function probe(version) {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  if (mirror) return undefined;
  const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(probeSeconds * 1000) });
    await response.body?.cancel();
    return response.ok ? undefined : `the release site of Electron answered ${response.status}`;
  } catch (error) {
    return `the release site of Electron cannot be reached (${error.cause?.code ?? error.name})`;
  }
}

async function install(version) {
  say(`fetching Electron ${version}, once`);
  const { code, output } = await run(process.execPath, [inRoot('node_modules', 'electron', 'install.js')], {
    quiet: true,
    timeout: downloadMinutes * 60_000,
  });
  return code === 0 && pinnedBinary()
    ? undefined
    : `the download of Electron ${version} failed: ${output.trim().split('\n')[0]}`;
}

/** Compares dotted numbers; a shorter one counts as followed by zeros. */
export function isOlder(version, than) {
  const left = version.split('.').map(Number);
  const right = than.split('.').map(Number);
  for (let index = 0; index < 3; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
