import { AwsV4Signer } from 'aws4fetch';
import type { Bucket } from './bucket';
import { PassingFault } from './storage-fault';

/** A key pair for S3-compatible storage. */
export interface StorageKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Belongs to keys that hold for some hours only. */
  readonly sessionToken?: string | undefined;
}

/** In milliseconds. */
export interface S3Patience {
  /** How long nothing may come. */
  readonly silence: number;
  /** How much longer is waited for each byte that is sent: what arrived of it nobody can see. */
  readonly perByte: number;
  /** The pause before the second try, at most; each further one may be twice as long. */
  readonly pause: number;
}

export interface Sending {
  readonly method: 'HEAD' | 'GET' | 'PUT';
  readonly key: string;
  readonly range?: string;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly sha256?: string;
  readonly signal: AbortSignal | undefined;
}

const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/**
 * Asks a bucket once. A storage that says nothing for too long is left.
 *
 * @param finish reads the answer; says `heard` whenever something of it came.
 * @throws PassingFault, what `fetch` and `finish` throw, and the signal's reason.
 */
export async function askOnce<T>(
  { endpoint, region, bucket }: Bucket,
  keys: StorageKeys,
  { silence, perByte }: S3Patience,
  { method, key, range, body, sha256, signal }: Sending,
  finish: (answer: Response, heard: () => void) => Promise<T>,
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
    accessKeyId: keys.accessKeyId,
    secretAccessKey: keys.secretAccessKey,
    ...(keys.sessionToken !== undefined && { sessionToken: keys.sessionToken }),
  }).sign();
  const stop = new AbortController();
  const hush = () => stop.abort(new PassingFault('silent'));
  let timer = setTimeout(hush, silence + (body?.length ?? 0) * perByte);
  try {
    const answer = await fetch(signed.url, {
      method,
      headers: signed.headers,
      ...(body && { body }),
      // Signatures and pictures go where the hub says, and nowhere else.
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
    });
    return await finish(answer, () => {
      clearTimeout(timer);
      timer = setTimeout(hush, silence);
    });
  } finally {
    clearTimeout(timer);
  }
}
