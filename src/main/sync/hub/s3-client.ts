import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { UserError } from '@shared/lib/user-error';
import type { Bucket } from './bucket';

/** A key pair for S3-compatible storage. */
export interface BucketKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What of S3 is needed, each retried where that helps. */
export interface S3Client {
  /** @returns bytes; undefined when nothing has this key. */
  size(key: string, signal?: AbortSignal): Promise<number | undefined>;
  /** @throws an error with a code `S3_*` when there are not as many bytes. */
  read(key: string, at: number, bytes: number, signal: AbortSignal): Promise<Uint8Array>;
  write(key: string, bytes: Uint8Array<ArrayBuffer>, sha256: string, signal: AbortSignal): Promise<void>;
}

const MOST_TRIES = 5;
const TIMEOUT_MS = 60_000;
const SLOWEST_BYTES_PER_MS = 16;
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const passing = new Set([429, 500, 502, 503, 504]);

interface Sending {
  readonly method: 'HEAD' | 'GET' | 'PUT';
  readonly key: string;
  readonly range?: string;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly sha256?: string;
  readonly signal: AbortSignal | undefined;
}

/** @throws UserError `hub.keysRefused`, `hub.bucketUnreachable` from each of its functions. */
export function s3Client({ endpoint, region, bucket }: Bucket, keys: BucketKeys): S3Client {
  async function once<T>(
    { method, key, range, body, sha256, signal }: Sending,
    finish: (response: Response) => Promise<T>,
  ): Promise<T> {
    const headers: Record<string, string> = { 'x-amz-content-sha256': sha256 ?? EMPTY_SHA256 };
    if (range !== undefined) headers['range'] = range;
    // Signed anew for each try: a signature holds for minutes.
    const signed = await new AwsV4Signer({
      method,
      url: `${endpoint}/${bucket}/${key}`,
      headers,
      ...(body && { body }),
      service: 's3',
      region,
      ...keys,
    }).sign();
    const patience = AbortSignal.timeout(TIMEOUT_MS + (body?.length ?? 0) / SLOWEST_BYTES_PER_MS);
    const response = await fetch(signed.url, {
      method,
      headers: signed.headers,
      ...(body && { body }),
      // Keys' signatures and pictures go where the hub says, and nowhere else.
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    return finish(response);
  }

  async function tried<T>(sending: Sending, finish: (response: Response) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      let reason: string;
      try {
        return await once(sending, async (response) => {
          if (!passing.has(response.status)) return finish(response);
          await response.body?.cancel();
          throw new Passing(String(response.status));
        });
      } catch (error) {
        sending.signal?.throwIfAborted();
        if (error instanceof UserError || error instanceof Refused) throw error;
        reason = error instanceof Passing ? error.message : 'network';
      }
      if (attempt === MOST_TRIES) throw unreachable(endpoint, reason);
      const pause = Math.random() * 100 * 2 ** attempt;
      await sleep(pause, undefined, sending.signal && { signal: sending.signal });
    }
  }

  async function refuse({ status, body }: Response): Promise<never> {
    await body?.cancel();
    if (status === 401 || status === 403) throw keysRefused(endpoint, bucket);
    throw new Refused(status);
  }

  return {
    size: (key, signal) =>
      tried({ method: 'HEAD', key, signal }, async (response) => {
        if (response.status === 404) return undefined;
        if (response.status !== 200) return refuse(response);
        return Number(response.headers.get('content-length'));
      }),
    read: (key, at, bytes, signal) =>
      tried({ method: 'GET', key, range: `bytes=${at}-${at + bytes - 1}`, signal }, async (response) => {
        if (response.status !== 206) return refuse(response);
        const piece = await limited(response, bytes);
        if (piece.length !== bytes) throw new Passing('cut short');
        return piece;
      }),
    write: (key, body, sha256, signal) =>
      tried({ method: 'PUT', key, body, sha256, signal }, async (response) => {
        if (response.status !== 200) await refuse(response);
        await response.body?.cancel();
      }),
  };
}

/** What a storage answers is not to fill the memory. */
async function limited({ body }: Response, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body ?? []) {
    bytes += piece.length;
    if (bytes > most) throw new Refused(206);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

class Passing extends Error {}

/** An answer that does not change by asking again. The code is what the list of failed pictures says in words. */
class Refused extends Error {
  readonly code: string;
  constructor(status: number) {
    super(`the storage answered ${status}`);
    this.code = status === 404 ? 'S3_GONE' : status === 412 ? 'S3_PRECONDITION' : 'S3_REFUSED';
  }
}

function keysRefused(endpoint: string, bucket: string): UserError {
  return new UserError(
    'hub.keysRefused',
    { endpoint, bucket },
    `The storage ${endpoint} does not let these keys into "${bucket}". Labels are synced; for the pictures set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to the keys that you were given, or ask whoever runs the storage.`,
  );
}

function unreachable(endpoint: string, reason: string): UserError {
  return new UserError(
    'hub.bucketUnreachable',
    { endpoint, reason },
    `The storage for pictures at ${endpoint} cannot be reached (${reason}). Labels are synced; sync again in a while for the pictures.`,
  );
}
