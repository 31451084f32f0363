import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '@shared/lib/user-error';
import { PictureFault } from '../pictures/picture-fault';
import type { Bucket } from './bucket';
import { askOnce, type S3Patience, type Sending, type StorageKeys } from './s3-request';
import { PassingFault, storageFault, storageUnreachable } from './storage-fault';

/** What of S3 is needed, each retried where that helps. */
export interface S3Client {
  /** @returns bytes; undefined when nothing has this key. */
  size(key: string, signal?: AbortSignal): Promise<number | undefined>;
  /** @throws PictureFault when there are not as many bytes. */
  read(key: string, at: number, bytes: number, signal?: AbortSignal): Promise<Uint8Array>;
  /** @throws PictureFault when the storage does not take it. */
  write(key: string, bytes: Uint8Array<ArrayBuffer>, sha256: string, signal?: AbortSignal): Promise<void>;
}

const usualPatience: S3Patience = { silence: 60_000, perByte: 1 / 16, pause: 200 };
const MOST_TRIES = 5;
const MOST_ERROR_BYTES = 64 * 1024;

/**
 * Talks to a bucket with one pair of keys.
 *
 * @throws UserError `hub.storage*` from each of its functions; the signal's reason.
 */
export function s3Client(bucket: Bucket, keys: StorageKeys, patience: S3Patience = usualPatience): S3Client {
  async function tried<T>(sending: Sending, finish: (answer: Response, heard: () => void) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      let reason: string;
      try {
        return await askOnce(bucket, keys, patience, sending, finish);
      } catch (error) {
        sending.signal?.throwIfAborted();
        if (error instanceof UserError || error instanceof PictureFault) throw error;
        reason = error instanceof PassingFault ? error.message : 'network';
      }
      if (attempt === MOST_TRIES) throw storageUnreachable(bucket, reason);
      const time = Math.random() * patience.pause * 2 ** (attempt - 1);
      await sleep(time, undefined, sending.signal && { signal: sending.signal });
    }
  }

  async function refuse(method: Sending['method'], answer: Response, heard: () => void): Promise<never> {
    const ahead = Date.now() - Date.parse(answer.headers.get('date') ?? '');
    const words = Buffer.from(await limited(answer, MOST_ERROR_BYTES, heard)).toString();
    throw storageFault(bucket, {
      method,
      status: answer.status,
      code: /<Code>(\w{1,60})<\/Code>/.exec(words)?.[1] ?? '',
      ahead: Number.isNaN(ahead) ? 0 : ahead,
      region:
        answer.headers.get('x-amz-bucket-region') ?? /<Region>([a-z0-9-]{1,32})<\/Region>/.exec(words)?.[1] ?? null,
    });
  }

  return {
    size: (key, signal) =>
      tried({ method: 'HEAD', key, signal }, async (answer, heard) => {
        if (answer.status === 404) return undefined;
        if (answer.status !== 200) return refuse('HEAD', answer, heard);
        return Number(answer.headers.get('content-length'));
      }),
    read: (key, at, bytes, signal) =>
      tried({ method: 'GET', key, range: `bytes=${at}-${at + bytes - 1}`, signal }, async (answer, heard) => {
        if (answer.status !== 206) return refuse('GET', answer, heard);
        const piece = await limited(answer, bytes, heard);
        if (piece.length !== bytes) throw new PassingFault('cut short');
        return piece;
      }),
    write: (key, body, sha256, signal) =>
      tried({ method: 'PUT', key, body, sha256, signal }, async (answer, heard) => {
        if (answer.status !== 200) await refuse('PUT', answer, heard);
        await answer.body?.cancel();
      }),
  };
}

/** What a storage answers is not to fill the memory. */
async function limited({ body }: Response, most: number, heard: () => void): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body ?? []) {
    heard();
    bytes += piece.length;
    if (bytes > most) throw new PictureFault('S3_REFUSED');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
