import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder that the window keeps its user's data in too (Electron's `userData`), or the one named by PLUMBLINE_USER_DATA. */
export function userDataFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  const named = environment['PLUMBLINE_USER_DATA'];
  if (named) return named;
  const home = homedir();
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Plumbline');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Plumbline');
  return join(environment['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'Plumbline');
}
