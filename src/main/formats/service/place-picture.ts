import { basename, isAbsolute, relative, sep } from 'node:path';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { RootId } from '@shared/model/ids';
import { listRoots, setRootFolder } from '@main/db/queries/roots';
import type { Store } from '@main/db/store';

/** Where added pictures go: below a root that the project has, or below a new one for the images' folder. */
export class PicturePlaces {
  readonly #known: { readonly id: RootId; readonly folder: string }[];
  #own: RootId | null = null;

  constructor(
    private readonly store: Store,
    private readonly folder: string,
  ) {
    this.#known = listRoots(store.db).flatMap(({ id, folder }) => (folder === null ? [] : [{ id, folder }]));
  }

  /** @param file absolute path of a picture in the folder. */
  place(file: string): { readonly root: RootId; readonly path: string } {
    for (const { id, folder } of this.#known) {
      const path = below(folder, file);
      if (path !== null) return { root: id, path };
    }
    this.#own ??= newId<RootId>(this.store.machine.now());
    return { root: this.#own, path: below(this.folder, file) ?? basename(file) };
  }

  /** The new root, when one is needed. */
  drafts(): Draft[] {
    if (this.#own === null) return [];
    const name =
      basename(this.folder)
        .replaceAll(/[\u0000-\u001f\u007f]/g, ' ')
        .trim()
        .slice(0, 200) || 'images';
    return [{ kind: 'root', entity: this.#own, value: { name } }];
  }

  /** Tells this machine where the new root is; called in the transaction that the drafts go into. */
  settle(): void {
    if (this.#own !== null) setRootFolder(this.store.db, this.#own, this.folder);
  }
}

function below(folder: string, file: string): string | null {
  const path = relative(folder, file);
  if (path === '' || isAbsolute(path) || path === '..' || path.startsWith(`..${sep}`)) return null;
  return path.split(sep).join('/');
}
