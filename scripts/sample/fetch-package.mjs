import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Unpacks a Debian package without installing it.
 * @param {string} name
 * @param {string} cache folder that keeps what was fetched
 * @returns {{ root: string, version: string }} where its files lie, and which version they are of
 */
export function fetchPackage(name, cache) {
  mkdirSync(cache, { recursive: true });
  const archive = () => readdirSync(cache).find((file) => file.startsWith(`${name}_`) && file.endsWith('.deb'));
  if (!archive()) execFileSync('apt-get', ['download', name], { cwd: cache, stdio: 'inherit' });
  const file = path.join(cache, archive());
  const root = path.join(cache, name);
  if (!existsSync(root)) execFileSync('dpkg-deb', ['-x', file, root]);
  return { root, version: execFileSync('dpkg-deb', ['-f', file, 'Version'], { encoding: 'utf8' }).trim() };
}
