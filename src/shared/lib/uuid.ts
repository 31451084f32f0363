import { z } from 'zod';
import { bytesOfHex } from './hex';

/** A lower-case canonical UUID, e.g. `0192f0c1-2b3c-7def-8123-456789abcdef`. */
export type Uuid = string & { readonly __uuid: true };

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const uuidSchema = z
  .string()
  .regex(pattern, 'expected a lower-case UUID')
  .transform((text) => text as Uuid);

/** A schema for one branded kind of id, so that an image id cannot be passed where a class id is meant. */
export function idSchema<Id extends Uuid>() {
  return z
    .string()
    .regex(pattern, 'expected a lower-case UUID')
    .transform((text) => text as Id);
}

/** @param bytes exactly 16 bytes. */
export function uuidFromBytes(bytes: Uint8Array): Uuid {
  if (bytes.length !== 16) throw new RangeError(`A UUID has 16 bytes, got ${bytes.length}`);
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Uuid;
}

/** The 16 bytes of a UUID, in the order of its text. */
export function uuidToBytes(uuid: Uuid): Uint8Array {
  return bytesOfHex(uuid.replaceAll('-', ''));
}

/**
 * A UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, 12 bits `fraction`, 62 bits `tail`.
 *
 * @param milliseconds integer, 0 to 2^48 - 1, UTC.
 * @param fraction integer, 0 to 4095.
 * @param tail 8 bytes; the two top bits are replaced by the variant.
 */
export function uuidV7(milliseconds: number, fraction: number, tail: Uint8Array): Uuid {
  const bytes = new Uint8Array(16);
  const high = Math.floor(milliseconds / 0x1_0000);
  new DataView(bytes.buffer).setUint32(0, high);
  new DataView(bytes.buffer).setUint16(4, milliseconds % 0x1_0000);
  bytes[6] = 0x70 | (fraction >> 8);
  bytes[7] = fraction & 0xff;
  bytes.set(tail.subarray(0, 8), 8);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return uuidFromBytes(bytes);
}

/**
 * A UUIDv8 (RFC 9562, 5.8) made of a content hash, so that two machines that meet the same content name it alike.
 *
 * @param sha256 hex, 64 digits.
 */
export function uuidV8FromSha256(sha256: string): Uuid {
  const bytes = bytesOfHex(sha256.slice(0, 32));
  bytes[6] = 0x80 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return uuidFromBytes(bytes);
}
