import type { ChangeKey } from '@shared/changes/change';
import { putHex } from '@shared/lib/hex';
import type { Uuid } from '@shared/lib/uuid';

/** Ids are 16-byte blobs in the file and canonical text everywhere else. */
export function blobOf(uuid: Uuid): Buffer {
  const blob = Buffer.allocUnsafe(16);
  putHex(blob, 0, uuid);
  return blob;
}

export function uuidOf<Id extends Uuid = Uuid>(blob: Buffer): Id {
  return uuidOfHex<Id>(blob.toString('hex'));
}

/** @param hex 32 lower-case digits. */
export function uuidOfHex<Id extends Uuid = Uuid>(hex: string): Id {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id;
}

export function blobOfKey(key: ChangeKey): Buffer {
  return Buffer.from(key, 'hex');
}

export function keyOfBlob(blob: Buffer): ChangeKey {
  return blob.toString('hex') as ChangeKey;
}
