import { z } from 'zod';
import { channels } from '../changes/kinds';
import { canonicalJson } from '../lib/canonical-json';
import { uuidSchema } from '../lib/uuid';
import { memberIdSchema, projectIdSchema } from '../model/ids';
import type { FeedSalt } from './feed-id';
import { publicKeySchema } from './public-key';
import { SegmentError } from './segment-error';

export const MOST_HEADER_BYTES = 64 * 1024;
/** Of a body as it travels, and of what it inflates to. */
export const MOST_BODY_BYTES = 4 * 1024 * 1024;
export const MOST_INFLATED_BYTES = 16 * 1024 * 1024;
/** No honest body is packed tighter: every change has ids in it that are random. */
export const MOST_INFLATION = 200;
export const MOST_CHANGES = 8192;

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits');
const sequence = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** What a segment says of itself; it travels in the clear. */
const headerSchema = z.strictObject({
  v: z.literal(1),
  /** Abilities that a reader must have; one that lacks any keeps the segment for later. */
  need: z.array(z.string().min(1).max(40)).max(16),
  project: projectIdSchema,
  feed: uuidSchema,
  /** What makes the feed's id its member's; null for a feed from before there was sync. */
  salt: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .transform((text) => text as FeedSalt)
    .nullable(),
  member: memberIdSchema,
  /** What the signature is checked with. Whether it is the member's is for the project to know. */
  key: publicKeySchema,
  channel: z.enum(channels),
  /** The changes that are in it, by their numbers in the feed. */
  first: sequence,
  last: sequence,
  /** Hash of the segment that ends just before `first`; zeros for a feed's first. */
  prev: hash,
  codec: z.literal('gzip'),
  enc: z.literal('none'),
  /** Bytes of the body, packed and unpacked. */
  size: z.number().int().min(1).max(MOST_BODY_BYTES),
  usize: z.number().int().min(1).max(MOST_INFLATED_BYTES),
  /** Of the body as it travels. */
  sha256: hash,
});

export type Header = Readonly<z.infer<typeof headerSchema>>;

/** The `prev` of a feed's first segment. */
export const NO_SEGMENT = '0'.repeat(64);

const versionSchema = z.looseObject({ v: z.number().int().min(2) });

/** @throws SegmentError for anything but the one text that a header has. */
export function parseHeader(text: string): Header {
  const value = parseJson(text);
  if (versionSchema.safeParse(value).success) throw new SegmentError('newer', 'its header has a later version');
  const parsed = headerSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SegmentError('damaged', `its header: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const header = parsed.data;
  if (canonicalJson(header) !== text) throw new SegmentError('damaged', 'its header is not in its canonical form');
  if (header.last < header.first || header.last - header.first >= MOST_CHANGES) {
    throw new SegmentError('damaged', `it cannot hold the changes ${header.first} to ${header.last}`);
  }
  if (header.usize > header.size * MOST_INFLATION) {
    throw new SegmentError('damaged', `${header.size} bytes cannot honestly inflate to ${header.usize}`);
  }
  return header;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SegmentError('damaged', 'its header is not JSON');
  }
}
