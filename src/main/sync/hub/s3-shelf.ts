import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { StoredImage } from '@main/db/queries/images';
import type { PictureShelf } from '../carrier';
import { fillPicture } from '../pictures/fill-picture';
import { PictureFault } from '../pictures/picture-fault';
import type { Bucket } from './bucket';
import { s3Client } from './s3-client';
import type { S3Patience, StorageKeys } from './s3-request';
import { MOST_PICTURE_BYTES } from './schema';

const CHUNK = 4 * 1024 * 1024;

export interface S3Shelf extends Omit<PictureShelf, 'atOnce'> {
  /** Asks for what cannot be there. @throws UserError `hub.storage*` where the keys are not let in. */
  knock(): Promise<void>;
}

/** The pictures of a project in S3-compatible storage, named by their content. What comes back is checked against it. */
export function s3Shelf(bucket: Bucket, keys: StorageKeys, project: string, patience?: S3Patience): S3Shelf {
  const client = s3Client(bucket, keys, patience);

  function keyOf(sha256: string): string {
    const own = `${project}/pictures/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
    return bucket.prefix === '' ? own : `${bucket.prefix}/${own}`;
  }

  async function has({ sha256, bytes }: StoredImage, signal?: AbortSignal): Promise<boolean> {
    return (await client.size(keyOf(sha256), signal)) === bytes;
  }

  /** Piece by piece: a line that breaks loses one of them, and nothing large is held in memory. */
  async function* readFrom({ sha256, bytes }: StoredImage, start: number, signal: AbortSignal) {
    for (let at = start; at < bytes; at += CHUNK) {
      yield await client.read(keyOf(sha256), at, Math.min(CHUNK, bytes - at), signal);
    }
  }

  return {
    has,
    async knock() {
      try {
        await client.read(keyOf('0'.repeat(64)), 0, 1);
      } catch (error) {
        if (!(error instanceof PictureFault)) throw error;
      }
    },
    fetch: (image, to, signal) => fillPicture(to, image, (at) => readFrom(image, at, signal), signal),
    async lacks(image, thorough, signal) {
      if (!(await has(image, signal))) return true;
      if (!thorough) return false;
      const hash = createHash('sha256');
      for await (const piece of readFrom(image, 0, signal)) hash.update(piece);
      return hash.digest('hex') !== image.sha256;
    },
    async send({ sha256, bytes: size }, source, signal) {
      if (size > MOST_PICTURE_BYTES) throw Object.assign(new Error(`${size} bytes`), { code: 'EFBIG' });
      const bytes = await readFile(source);
      // The storage is told what it has to be, and refuses anything else.
      await client.write(keyOf(sha256), bytes, sha256, signal);
    },
  };
}
