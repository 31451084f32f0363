import { Decrypter, Encrypter } from 'age-encryption';
import { SegmentError } from '@shared/sync/segment-error';

/** How every file of age begins. */
const BEGINNING = Buffer.from('age-encryption.org/v1\n');
/** Bytes of a header with one recipient, what each further one adds, and what each 64 KiB of content adds. */
const HEADER = BEGINNING.length + 98 + 48 + 16;
const RECIPIENT = 98;
const CHUNK = 64 * 1024;
const TAG = 16;

export function isClosed(bytes: Uint8Array): boolean {
  return BEGINNING.equals(bytes.subarray(0, BEGINNING.length));
}

/** What files of age can be as large as that hold `size` bytes, closed for one or two. */
export function closedSizes(size: number): readonly number[] {
  const content = size + Math.max(1, Math.ceil(size / CHUNK)) * TAG;
  return [HEADER + content, HEADER + RECIPIENT + content];
}

/** Closes the bytes of a segment for `recipients` (`age1…`): a file that the program age opens too. */
export async function closeSegment(bytes: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of new Set(recipients)) encrypter.addRecipient(recipient);
  return encrypter.encrypt(bytes);
}

/**
 * @param keys `AGE-SECRET-KEY-1…`
 * @returns null when it was closed for others.
 * @throws SegmentError `damaged` when it is not what was closed.
 */
export async function openSegment(bytes: Uint8Array, keys: readonly string[]): Promise<Buffer | null> {
  const decrypter = new Decrypter();
  for (const key of keys) decrypter.addIdentity(key);
  try {
    return Buffer.from(await decrypter.decrypt(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (reason.startsWith('no identity matched')) return null;
    throw new SegmentError('damaged', `it is closed, and cannot be opened: ${reason}`);
  }
}
