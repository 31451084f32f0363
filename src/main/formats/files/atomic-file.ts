import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { cannotWrite } from './write-error';

const FLUSH_CHARACTERS = 512 * 1024;

/**
 * A text file that comes into being whole or not at all: it is written beside its place under a name of its own, brought
 * to the disk, checked, and only then renamed.
 */
export class AtomicFile {
  #pending: string[] = [];
  #pendingLength = 0;

  private constructor(
    readonly path: string,
    readonly temporary: string,
    readonly handle: FileHandle,
  ) {}

  static async create(path: string): Promise<AtomicFile> {
    try {
      // A link stays a link: what it points at is replaced.
      const place = await realpath(path).catch(() => path);
      if (await isFolder(place)) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
      const temporary = join(dirname(place), `.${basename(place)}.${randomBytes(6).toString('hex')}.tmp`);
      return new AtomicFile(place, temporary, await open(temporary, 'wx'));
    } catch (error) {
      throw cannotWrite(path, error);
    }
  }

  /** Takes text in; brings it to the file now and then. */
  async write(text: string): Promise<void> {
    this.#pending.push(text);
    this.#pendingLength += text.length;
    if (this.#pendingLength >= FLUSH_CHARACTERS) await this.#flush();
  }

  /** Runs `verify` on what was written, then puts it in its place. */
  async finish(verify: (temporary: string) => Promise<void>): Promise<void> {
    try {
      await this.#flush();
      await this.handle.sync();
      await this.handle.close();
      await verify(this.temporary);
      await rename(this.temporary, this.path);
      await syncFolder(dirname(this.path));
    } catch (error) {
      throw cannotWrite(this.path, error);
    }
  }

  /** Takes back an unfinished file; harmless after `finish`. */
  async discard(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await rm(this.temporary, { force: true });
  }

  async #flush(): Promise<void> {
    const text = this.#pending.join('');
    this.#pending = [];
    this.#pendingLength = 0;
    try {
      await this.handle.writeFile(text);
    } catch (error) {
      throw cannotWrite(this.path, error);
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

/** Makes the new name survive a power cut; systems that cannot open a folder keep names by themselves. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}
