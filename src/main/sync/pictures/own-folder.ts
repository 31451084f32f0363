import { dirname, join, parse, sep } from 'node:path';
import type { RootRow } from '@main/db/queries/roots';

/** The folder beside a project file in which fetched pictures are kept. */
function picturesHome(projectPath: string): string {
  return join(dirname(projectPath), `${parse(projectPath).name} pictures`);
}

/** Where the pictures of a root are put that was never chosen on this machine. */
export function ownFolder(projectPath: string, { id, name }: Pick<RootRow, 'id' | 'name'>): string {
  const safe = name.replaceAll(/[\u0000-\u001f\u007f/\\:*?"<>|.]/g, ' ').trim();
  return join(picturesHome(projectPath), `${safe} ${id.slice(-8)}`.trim());
}

/** True for a folder that only fetched pictures are in: nobody's own folder is ever written to. */
export function isOwnFolder(projectPath: string, folder: string): boolean {
  return folder.startsWith(picturesHome(projectPath) + sep);
}
