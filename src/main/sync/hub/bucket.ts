import { UserError } from '@shared/lib/user-error';

/** Where in S3-compatible storage a hub's pictures lie. */
export interface Bucket {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Without slashes at its ends; may be empty. */
  readonly prefix: string;
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/**
 * Reads `s3://bucket/prefix?endpoint=https://…&region=…`. Without an endpoint it is Amazon's of the region; without a
 * region us-east-1.
 *
 * @param hub the host of the hub that names it: only one on this machine may name storage on this machine.
 * @throws UserError `hub.badBucket` for what is no such address, has keys in it, or would send pictures over an open line.
 */
export function readBucket(location: string, hub: string): Bucket {
  const url = URL.canParse(location) ? new URL(location) : null;
  if (url?.protocol !== 's3:' || url.username !== '' || url.password !== '' || url.hash !== '') throw bad();
  for (const name of url.searchParams.keys()) if (name !== 'endpoint' && name !== 'region') throw bad();
  const region = url.searchParams.get('region') ?? 'us-east-1';
  if (!/^[a-z0-9-]{1,32}$/.test(region) || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.hostname)) throw bad();
  const prefix = url.pathname.replace(/^\/+|\/+$/g, '');
  if (prefix !== '' && !/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/.test(prefix)) throw bad();
  const endpoint = url.searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`;
  return { endpoint: readEndpoint(endpoint, hub), region, bucket: url.hostname, prefix };
}

function readEndpoint(text: string, hub: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isHere = url !== null && loopback.has(url.hostname);
  const isSafe = isHere ? loopback.has(hub) : url?.protocol === 'https:';
  if (
    !url ||
    !isSafe ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== '' ||
    url.password !== '' ||
    url.search !== '' ||
    url.pathname !== '/'
  ) {
    throw bad();
  }
  return url.origin;
}

function bad(): UserError {
  return new UserError(
    'hub.badBucket',
    {},
    'Storage for pictures looks like s3://bucket/prefix?endpoint=https://s3.example.org&region=us-east-1, without keys in it. Without https, and on this machine, only a hub on this machine may have it.',
  );
}
