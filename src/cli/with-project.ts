import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openStore } from '@main/db/open';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';

const extension = '.plumb';

/** The file that a new project gets: a name without its extension is completed. */
export function newProjectPath(given: string): string {
  const path = resolve(given);
  return path.toLowerCase().endsWith(extension) ? path : path + extension;
}

/** The file that is meant: `traffic` also finds `traffic.plumb`. */
export function projectPath(given: string): string {
  const path = resolve(given);
  return existsSync(path) ? path : newProjectPath(given);
}

/** Opens a project for one piece of work. @throws UserError what `openStore` throws, and what the work throws. */
export async function withProject<T>(given: string, work: (store: Store) => T | Promise<T>): Promise<T> {
  const store = await whenFree(() => openStore(projectPath(given)));
  try {
    return await work(store);
  } finally {
    store.db.close();
  }
}
