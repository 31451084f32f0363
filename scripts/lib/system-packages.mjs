import { spawnSync } from 'node:child_process';
import { hasDisplay } from './display.mjs';
import { isRoot, run, which } from './run.mjs';
import { say, SetupError } from './say.mjs';

/** What Electron needs on a bare Debian. */
const libraryPackages = [
  'libnss3',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libgtk-3-0',
  'libgbm1',
  'libasound2',
  'libcups2',
  'libdrm2',
];

const displayPackages = ['xvfb', 'xauth'];

/** Names of the shared libraries that the dynamic linker does not find for a binary (Linux only; else none). */
function missingLibraries(binary) {
  if (process.platform !== 'linux' || !which('ldd')) return [];
  const { stdout } = spawnSync('ldd', [binary], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0]);
}

/** Makes sure that `binary` finds its libraries and that there is a display or the means to make a virtual one. */
export async function requireDesktopLibraries(binary) {
  const missing = missingLibraries(binary);
  const wanted = [];
  if (missing.length > 0) wanted.push(...libraryPackages);
  if (!canShowWindows()) wanted.push(...displayPackages);
  if (wanted.length === 0) return;
  const reason = missing.length > 0 ? `Electron lacks ${missing.join(', ')}` : 'there is no display and no xvfb-run';
  await installSystemPackages(wanted, `because ${reason}`);
  const still = missingLibraries(binary);
  if (still.length > 0)
    throw new SetupError(`Electron still lacks ${still.join(', ')}; find the packages that hold them`);
  if (!canShowWindows()) throw new SetupError('xvfb-run is still missing after the installation');
}

function canShowWindows() {
  return hasDisplay() || Boolean(which('Xvfb') && which('xvfb-run') && which('xauth'));
}

/** Installs Debian packages as root, saying so; for anybody else it states the command to type and stops. */
export async function installSystemPackages(packages, reason) {
  const names = which('apt-cache') ? packages.map(presentName) : packages;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;
  if (!which('apt-get')) {
    throw new SetupError(`system packages are needed ${reason}. On Debian or Ubuntu they are: ${packages.join(' ')}`);
  }
  if (!isRoot())
    throw new SetupError(
      `system packages are needed ${reason}. Type this, then run again:\n\n  sudo sh -c '${command}'\n`,
    );
  say(`installing system packages ${reason}: ${names.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await run('apt-get', ['update', '-qq'], { env, quiet: true });
  if (updated.code !== 0)
    say(`apt-get update failed, going on with the lists that are there:\n${updated.output.trim()}`);
  const resolved = packages.map(presentName);
  const installed = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...resolved], {
    env,
    quiet: true,
  });
  if (installed.code !== 0) throw new SetupError(`this failed:\n\n  ${command}\n\n${installed.output.trim()}`);
}

/** Debian 13 and Ubuntu 24.04 renamed some libraries (64-bit time): take the name that this release knows. */
function presentName(name) {
  const known = spawnSync('apt-cache', ['policy', `${name}t64`], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))/.test(known.stdout ?? '') ? `${name}t64` : name;
}
