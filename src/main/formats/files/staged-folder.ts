import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { cannotWrite } from './write-error';

/** Files that are written in a folder of their own beside the target, checked, and then moved into it. */
export class StagedFolder {
  private constructor(
    readonly target: string,
    readonly temporary: string,
  ) {}

  static async create(path: string): Promise<StagedFolder> {
    const target = resolve(path);
    try {
      const there = await stat(target).catch(() => null);
      if (there && !there.isDirectory()) throw Object.assign(new Error('a file'), { code: 'EEXIST' });
      const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
      await mkdir(temporary);
      return new StagedFolder(target, temporary);
    } catch (error) {
      throw cannotWrite(target, error);
    }
  }

  /** @param name `/`-separated below the folder. */
  async write(name: string, text: string): Promise<void> {
    const path = join(this.temporary, ...name.split('/'));
    try {
      await mkdir(dirname(path), { recursive: true });
      const handle = await open(path, 'wx');
      try {
        await handle.writeFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      throw cannotWrite(join(this.target, ...name.split('/')), error);
    }
  }

  /** Moves the files to their places, each whole; files of the target that are not among them stay. */
  async finish(names: readonly string[]): Promise<void> {
    try {
      for (const name of names) {
        const place = join(this.target, ...name.split('/'));
        await mkdir(dirname(place), { recursive: true });
        await rename(join(this.temporary, ...name.split('/')), place);
      }
      if (names.length === 0) await mkdir(this.target, { recursive: true });
    } catch (error) {
      throw cannotWrite(this.target, error);
    }
  }

  async discard(): Promise<void> {
    await rm(this.temporary, { recursive: true, force: true });
  }
}
