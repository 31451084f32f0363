import { z } from 'zod';
import type { Sha256 } from '../changes/change';
import { hexOfBytes } from '../lib/hex';
import { uuidSchema } from '../lib/uuid';
import { memberIdSchema, projectIdSchema } from '../model/ids';
import { MOST_HEADER_BYTES } from './header';
import { publicKeySchema } from './public-key';
import type { ReadingTools } from './segment';

/**
 * What every later segment goes on saying of itself, in this place and by these names, so that programs that cannot read
 * it know whose it is and may carry it: a hub asks for the same (`put_segment`).
 */
const laterHeaderSchema = z.looseObject({
  project: projectIdSchema,
  feed: uuidSchema,
  member: memberIdSchema,
  key: publicKeySchema,
  channel: z.string().min(1).max(40),
  first: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  last: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
});

export type LaterHeader = Readonly<z.infer<typeof laterHeaderSchema>>;

export interface LaterSegment {
  /** Over everything before the signature, or, where that cannot be told, over all bytes. */
  readonly hash: string;
  /** null: not even that can be read. */
  readonly header: LaterHeader | null;
  /** True when the signature is where it always was, and holds. */
  readonly signed: boolean;
}

const HEADER_AT = 12;
const SIGNATURE_BYTES = 64;

/** Reads what can be read of a segment that only a later Plumbline understands. Throws nothing: it may hold anything. */
export function laterSegment(
  bytes: Uint8Array,
  { sha256, verify }: Pick<ReadingTools, 'sha256' | 'verify'>,
): LaterSegment {
  const end = endOfHeader(bytes);
  const header = end === null ? null : headerIn(bytes.subarray(HEADER_AT, end));
  if (end === null || header === null) return { hash: hashOf(bytes, sha256), header: null, signed: false };
  const signed = bytes.subarray(0, end);
  const signature = bytes.subarray(end, end + SIGNATURE_BYTES);
  const holds = signature.length === SIGNATURE_BYTES && verify(signed, signature, header.key);
  return { hash: hashOf(signed, sha256), header, signed: holds };
}

function hashOf(bytes: Uint8Array, sha256: Sha256): string {
  return hexOfBytes(sha256(bytes));
}

function endOfHeader(bytes: Uint8Array): number | null {
  if (bytes.length < HEADER_AT) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(HEADER_AT - 4);
  return length <= MOST_HEADER_BYTES && bytes.length >= HEADER_AT + length ? HEADER_AT + length : null;
}

function headerIn(bytes: Uint8Array): LaterHeader | null {
  try {
    const parsed = laterHeaderSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
