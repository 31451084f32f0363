import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { RootId } from '@shared/model/ids';
import { listRoots, setRootFolder } from '@main/db/queries/roots';
import type { Store } from '@main/db/store';

/** Where a file is, as a project says it: a root, and a path below it with `/` between its parts. */
export interface Place {
  readonly root: RootId;
  readonly path: string;
}

/** Finds or drafts the roots for files that are being added; a folder below a known root needs no root of its own. */
export class Placer {
  private readonly folders: Map<RootId, string>;
  private readonly drafted = new Map<RootId, { readonly name: string; readonly folder: string }>();

  constructor(private readonly store: Store) {
    const known = listRoots(store.db).flatMap(({ id, folder }) => (folder ? [[id, folder] as const] : []));
    this.folders = new Map(known);
  }

  /** @param base absolute path of the folder that was chosen; the file lies in it or below. */
  place(file: string, base: string): Place {
    for (const [root, folder] of this.folders) {
      const path = pathBelow(folder, file);
      if (path !== undefined) return { root, path };
    }
    const root = newId<RootId>(this.store.machine.now());
    const folder = resolve(base);
    this.folders.set(root, folder);
    this.drafted.set(root, { name: rootName(folder), folder });
    return this.place(file, base);
  }

  /** The drafts of roots that are needed and not yet written; `settle` is called once they are. */
  takeDrafts(): { readonly drafts: Draft[]; readonly settle: () => void } {
    const taken = [...this.drafted];
    return {
      drafts: taken.map(([entity, { name }]) => ({ kind: 'root', entity, value: { name } })),
      settle: () => {
        for (const [root, { folder }] of taken) {
          setRootFolder(this.store.db, root, folder);
          this.drafted.delete(root);
        }
      },
    };
  }
}

/** @returns undefined when the file is not below the folder. */
export function pathBelow(folder: string, file: string): string | undefined {
  const path = relative(folder, resolve(file));
  if (path === '' || isAbsolute(path) || path === '..' || path.startsWith(`..${sep}`)) return undefined;
  return path.split(sep).join('/');
}

function rootName(folder: string): string {
  const name = basename(folder)
    // Control characters may stand in a folder's name, but not in one that people read.
    .replace(/[\u0000-\u001f\u007f]/g, ' ')
    .trim()
    .slice(0, 200);
  return name || 'images';
}
