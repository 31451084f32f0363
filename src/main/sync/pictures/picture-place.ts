import { join } from 'node:path';
import { homeName } from '../folder-layout';
import type { Store } from '@main/db/store';

/** Names that one picture may have in a folder, when what has the first one is damaged. */
export const MOST_COPIES = 5;

/** Where a picture lies in a shared folder: named by its content, spread over folders that no system finds too full. */
export function picturePlace(root: string, { project }: Pick<Store, 'project'>, sha256: string, copy = 1): string {
  const name = copy === 1 ? sha256 : `${sha256}.${copy}`;
  return join(root, homeName(project), 'pictures', sha256.slice(0, 2), sha256.slice(2, 4), name);
}
