import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { npmCommand, run } from './run.mjs';
import { say, SetupError } from './say.mjs';
import { hashOf } from './stamp.mjs';

/** Hash of the lock file: what node_modules must have been made from. */
export function lockHash() {
  return hashOf(readFileSync(inRoot('package-lock.json')));
}

/** Runs `npm ci` with install scripts off, unless node_modules already holds exactly what the lock file states. */
export async function installDependencies() {
  if (installedMatchesLock()) return;
  say('installing dependencies with npm ci (install scripts off)');
  const [npm, ...npmArgs] = npmCommand();
  const args = [...npmArgs, 'ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const { code } = await run(npm, args, { cwd: inRoot(), stdio: ['ignore', 2, 2] });
  if (code !== 0) throw new SetupError(`npm ci failed with exit code ${code}; see its messages above`);
}

/** npm keeps its own record of what is in node_modules; a hand-made `npm install` is thereby not done again. */
function installedMatchesLock() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(([place, entry]) => {
    if (place === '') return true;
    const found = installed[place];
    return found ? found.version === entry.version && found.integrity === entry.integrity : entry.optional === true;
  });
}
