import { createHash } from 'node:crypto';
import { transaction } from '@main/db/commit';
import { noteUnopened, unopenedFiles, type NamedFile } from '@main/db/queries/unopened';
import type { Store } from '@main/db/store';
import { withSqliteErrors } from '@main/db/sqlite-error';
import { whenFree } from '@main/db/when-free';
import { hashInName } from '../folder-layout';

/**
 * Files that are closed for others: an annotator's folder is full of them, and reading them all again at each sync would
 * take as long as taking them. They are known by name and size, as what was taken is, and by the keys that did not open
 * them: who is handed another key reads them again.
 */
export class ForOthers {
  private readonly known: ReadonlySet<string>;
  private readonly found: NamedFile[] = [];
  private readonly keys: Buffer;

  /** @param keys all that opens anything here now. */
  constructor(
    private readonly store: Store,
    keys: readonly string[],
  ) {
    this.keys = hashOver(keys);
    this.known = new Set(unopenedFiles(store.db, this.keys).map(nameOf));
  }

  has(file: NamedFile): boolean {
    return this.known.has(nameOf(file));
  }

  /** Whether these are other keys than those that were tried. */
  isOutdatedBy(keys: readonly string[]): boolean {
    return !this.keys.equals(hashOver(keys));
  }

  /** Remembers a file that none of `keys` opened, if its name says what is in it. */
  note(file: NamedFile): void {
    if (hashInName(file.name) !== undefined) this.found.push(file);
  }

  /** Writes down what was found. @param keys what was tried at last. */
  async keep(keys: readonly string[]): Promise<void> {
    const { store, found } = this;
    if (found.length === 0) return;
    const write = () => transaction(store.db, () => noteUnopened(store.db, hashOver(keys), found));
    await whenFree(() => withSqliteErrors(store.path, write));
  }
}

function nameOf({ name, size }: NamedFile): string {
  return `${size} ${name}`;
}

function hashOver(keys: readonly string[]): Buffer {
  return createHash('sha256').update(keys.toSorted().join('\n')).digest();
}
