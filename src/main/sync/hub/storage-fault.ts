import { UserError } from '@shared/lib/user-error';
import { PictureFault } from '../pictures/picture-fault';
import type { Bucket } from './bucket';

/** What S3-compatible storage answered instead of what it was asked for. */
export interface StorageAnswer {
  readonly method: 'HEAD' | 'GET' | 'PUT';
  readonly status: number;
  /** The word for it that the storage gave, such as `AccessDenied`; empty for an answer to HEAD, which has no body. */
  readonly code: string;
  /** Milliseconds by which the clock of this machine is ahead of the storage's. */
  readonly ahead: number;
  /** The region that the storage names; null when it names none. */
  readonly region: string | null;
}

/** May go by itself, so that it is worth asking again. */
export class PassingFault extends Error {}

const passingStatus = new Set([408, 425, 429, 500, 502, 503, 504]);
/** What arrived there was not what was sent. */
const damagedOnTheWay = new Set([
  'BadDigest',
  'XAmzContentSHA256Mismatch',
  'XAmzContentChecksumMismatch',
  'IncompleteBody',
]);
const wrongKeys = new Set(['ExpiredToken', 'InvalidToken', 'InvalidAccessKeyId', 'SignatureDoesNotMatch']);

/** Storage accepts what is signed at most fifteen minutes away from its own time. */
const MOST_SKEW_MS = 15 * 60_000;

/** @returns the fault that an answer means, in the words of a person where it is about more than one picture. */
export function storageFault({ endpoint, bucket, region }: Bucket, answer: StorageAnswer): Error {
  const { method, status, code, ahead } = answer;
  if (passingStatus.has(status) || code === 'RequestTimeout') return new PassingFault(String(status));
  if (damagedOnTheWay.has(code)) return new PassingFault('damaged on the way');
  const denied = status === 401 || status === 403;
  if (code === 'RequestTimeTooSkewed' || (denied && Math.abs(ahead) > MOST_SKEW_MS)) return clockOff(endpoint, ahead);
  if (code === 'NoSuchBucket' || (status === 404 && method === 'PUT')) return noBucket(endpoint, bucket);
  if ((status >= 300 && status < 400) || code === 'AuthorizationHeaderMalformed') {
    return otherRegion(endpoint, bucket, region, answer.region);
  }
  if (method === 'PUT' && status === 403 && !wrongKeys.has(code)) return keysOnlyRead(endpoint, bucket);
  if (denied || wrongKeys.has(code)) return keysRefused(endpoint, bucket);
  return new PictureFault(status === 404 ? 'S3_GONE' : status === 412 ? 'S3_PRECONDITION' : 'S3_REFUSED');
}

/** @param reason what the last try met, as 503 or `network`. */
export function storageUnreachable({ endpoint }: Bucket, reason: string): UserError {
  return new UserError(
    'hub.storageUnreachable',
    { endpoint, reason },
    `The storage for pictures at ${endpoint} cannot be reached (${reason}), and was tried several times. What was brought so far is kept; sync again in a while for the rest.`,
  );
}

function clockOff(endpoint: string, ahead: number): UserError {
  const minutes = Math.round(Math.abs(ahead) / 60_000);
  const where = ahead > 0 ? 'ahead of' : 'behind';
  return new UserError(
    'hub.storageClock',
    { endpoint, minutes, side: ahead > 0 ? 'ahead' : 'behind' },
    `The clock of this computer is ${minutes} minutes ${where} that of the storage for pictures at ${endpoint}, which therefore refuses. Set date, time and time zone of this computer right, and sync again.`,
  );
}

function noBucket(endpoint: string, bucket: string): UserError {
  return new UserError(
    'hub.storageNoBucket',
    { endpoint, bucket },
    `The storage ${endpoint} has no bucket "${bucket}". Whoever runs the storage makes it, or a lead gives the right one with "plumbline hub init --pictures".`,
  );
}

function otherRegion(endpoint: string, bucket: string, region: string, named: string | null): UserError {
  return new UserError(
    'hub.storageElsewhere',
    { endpoint, bucket, region, named: named ?? '?' },
    `The bucket "${bucket}" is not at ${endpoint} in the region ${region}; the storage names the region ${named ?? '?'}. A lead gives the right endpoint and region with "plumbline hub init --pictures".`,
  );
}

function keysOnlyRead(endpoint: string, bucket: string): UserError {
  return new UserError(
    'hub.storageOnlyRead',
    { endpoint, bucket },
    `Your keys for the storage ${endpoint} may not put pictures into "${bucket}". Ask whoever runs the storage for keys that may, or leave your pictures out of the sync ("--no-pictures", or the switch on the Team screen).`,
  );
}

function keysRefused(endpoint: string, bucket: string): UserError {
  return new UserError(
    'hub.storageKeysRefused',
    { endpoint, bucket },
    `The storage ${endpoint} does not let your keys into "${bucket}". Enter the keys that you were given on the Team screen, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY for one "plumbline sync"; if they are right, ask whoever runs the storage.`,
  );
}
