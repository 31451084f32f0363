import { createHash, randomBytes } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { cannotWrite } from '../folder-identity';
import { openToRead } from '../pictures/copy-picture';
import { CONTENTS_MAGIC, MOST_PART_BYTES, PACK_MAGIC, PICTURE_MAGIC, SNAPSHOT_MAGIC } from './pack-format';

const CHUNK = 1024 * 1024;

/** Where the number of parts stands. */
const CONTENTS_AT = PACK_MAGIC.length + 4 + CONTENTS_MAGIC.length;

/** Writes a package under another name, which it gets rid of only when all of it is on the disk. */
export class PackWriter {
  private readonly making: string;
  private file: FileHandle | undefined;
  private at = 0;
  private parts = 0;

  constructor(private readonly path: string) {
    this.making = `${path}.${randomBytes(4).toString('hex')}.part`;
  }

  /** @throws UserError `sync.cannotWrite`; so do the others. */
  async begin(): Promise<void> {
    try {
      this.file = await open(this.making, 'wx');
    } catch (error) {
      throw cannotWrite(this.path, error);
    }
    await this.write(PACK_MAGIC);
    await this.write(lengthOf(CONTENTS_MAGIC.length + 4));
    await this.write(Buffer.concat([CONTENTS_MAGIC, Buffer.alloc(4)]));
  }

  async addSegment(bytes: Uint8Array): Promise<void> {
    await this.write(lengthOf(bytes.length));
    await this.write(bytes);
    this.parts++;
  }

  /** @param bytes closed. */
  async addSnapshot(bytes: Uint8Array): Promise<void> {
    await this.write(lengthOf(SNAPSHOT_MAGIC.length + bytes.length));
    await this.write(SNAPSHOT_MAGIC);
    await this.write(bytes);
    this.parts++;
  }

  /** @throws Error when the source is not this picture any more; the package is then as it was before. */
  async addPicture(
    { sha256, bytes }: { readonly sha256: string; readonly bytes: number },
    source: string,
    signal: AbortSignal,
  ): Promise<void> {
    const before = this.at;
    const length = PICTURE_MAGIC.length + sha256.length / 2 + bytes;
    if (length > MOST_PART_BYTES) throw Object.assign(new Error('too large for a package'), { code: 'EFBIG' });
    const from = await openToRead(source);
    try {
      await this.write(Buffer.concat([lengthOf(length), PICTURE_MAGIC, Buffer.from(sha256, 'hex')]));
      const hash = createHash('sha256');
      const buffer = Buffer.alloc(CHUNK);
      let done = 0;
      while (done < bytes) {
        signal.throwIfAborted();
        const { bytesRead } = await from.read(buffer, 0, Math.min(CHUNK, bytes - done), done);
        if (bytesRead === 0) break;
        hash.update(buffer.subarray(0, bytesRead));
        await this.write(buffer.subarray(0, bytesRead));
        done += bytesRead;
      }
      if (hash.digest('hex') !== sha256) throw new Error(`${source} changed while it was packed`);
      this.parts++;
    } catch (error) {
      this.at = before;
      throw error;
    } finally {
      await from.close();
    }
  }

  /** Gives it its name; what had that name before is replaced. */
  async finish(): Promise<void> {
    try {
      await this.file?.write(lengthOf(this.parts), 0, 4, CONTENTS_AT);
      await this.file?.truncate(this.at);
      await this.file?.sync();
      await this.file?.close();
      this.file = undefined;
      await rename(this.making, this.path);
    } catch (error) {
      throw cannotWrite(this.path, error);
    }
  }

  /** Leaves nothing of it; does nothing when it is finished. */
  async abandon(): Promise<void> {
    await this.file?.close().catch(() => undefined);
    await rm(this.making, { force: true });
  }

  private async write(bytes: Uint8Array): Promise<void> {
    try {
      for (let done = 0; done < bytes.length;) {
        const written = await this.file?.write(bytes, done, bytes.length - done, this.at);
        const { bytesWritten } = written ?? { bytesWritten: 0 };
        if (bytesWritten === 0) throw Object.assign(new Error('nothing more fits'), { code: 'ENOSPC' });
        done += bytesWritten;
        this.at += bytesWritten;
      }
    } catch (error) {
      throw cannotWrite(this.path, error);
    }
  }
}

function lengthOf(bytes: number): Buffer {
  const field = Buffer.alloc(4);
  field.writeUInt32BE(bytes);
  return field;
}
