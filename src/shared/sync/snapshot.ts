import { z } from 'zod';
import type { Sha256 } from '../changes/change';
import { canonicalJson } from '../lib/canonical-json';
import { hexOfBytes } from '../lib/hex';
import { memberIdSchema, projectIdSchema } from '../model/ids';
import { MOST_HEADER_BYTES, MOST_INFLATED_BYTES, MOST_INFLATION } from './header';
import { publicKeySchema } from './public-key';
import type { ReadingTools, SealingTools } from './segment';
import { SegmentError } from './segment-error';
import { readPart, writeParts, type SnapshotContent, type SnapshotPart } from './snapshot-parts';

/**
 * A snapshot stands for the segments of labels and reviews that its writer had followed (sync.md 2.7): which they are,
 * and what of their changes counts still. Whoever takes it need not read all that has been replaced since.
 *
 * "PLSNP", a version and a line break; the length of the header (32 bits) and the header, canonical JSON; a signature over
 * all of that; and blocks, each its length packed and unpacked (32 bits each) and that many bytes of gzip.
 */
const MAGIC = new Uint8Array([0x50, 0x4c, 0x53, 0x4e, 0x50, 1, 0x0d, 0x0a]);
const NAME_BYTES = 5;
const SIGNATURE_BYTES = 64;
const BLOCK_HEAD = 8;

/** A larger one is not made, and none is read: about four million labels. */
export const MOST_SNAPSHOT_BYTES = 256 * 1024 * 1024;

const headerSchema = z.strictObject({
  v: z.literal(1),
  project: projectIdSchema,
  member: memberIdSchema,
  /** What the signature is checked with. Whether it is the member's is for the project to know. */
  key: publicKeySchema,
  /** How many changes it stands for. */
  changes: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  blocks: z.number().int().min(1).max(1_000_000),
  /** Bytes of all blocks. */
  size: z.number().int().min(1).max(MOST_SNAPSHOT_BYTES),
  /** Of all blocks. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type SnapshotHeader = Readonly<z.infer<typeof headerSchema>>;

export interface Snapshot {
  /** Names it: 64 hex digits over everything that comes before the signature. */
  readonly hash: string;
  readonly header: SnapshotHeader;
  /** Unpacks one block after the other. @throws SegmentError */
  readonly parts: () => Generator<SnapshotPart>;
}

/**
 * Writes a snapshot and signs it.
 *
 * @throws RangeError when it becomes larger than snapshots may be.
 */
export function encodeSnapshot(
  of: Pick<SnapshotHeader, 'project' | 'member'>,
  content: SnapshotContent,
  tools: SealingTools,
): Uint8Array {
  const blocks: Uint8Array[] = [];
  let size = 0;
  for (const text of writeParts(content)) {
    const packed = tools.deflate(text);
    const head = new Uint8Array(BLOCK_HEAD);
    new DataView(head.buffer).setUint32(0, packed.length);
    new DataView(head.buffer).setUint32(4, text.length);
    blocks.push(head, packed);
    size += head.length + packed.length;
    if (size > MOST_SNAPSHOT_BYTES) throw new RangeError(`A snapshot holds ${MOST_SNAPSHOT_BYTES} bytes`);
  }
  const body = joined(blocks, size);
  const changes = content.feeds
    .flatMap(({ segments }) => segments)
    .reduce((sum, one) => sum + one.last - one.first + 1, 0);
  const sha256 = hexOfBytes(tools.sha256(body));
  const header: SnapshotHeader = { ...of, v: 1, key: tools.key, changes, blocks: blocks.length / 2, size, sha256 };
  const text = new TextEncoder().encode(canonicalJson(header));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, text.length);
  const signed = joined([MAGIC, length, text], MAGIC.length + 4 + text.length);
  return joined([signed, tools.sign(signed), body], signed.length + SIGNATURE_BYTES + size);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** True when a file could be a snapshot, going by how it begins. */
export function beginsLikeSnapshot(bytes: Uint8Array): boolean {
  return bytes.length >= NAME_BYTES && MAGIC.subarray(0, NAME_BYTES).every((byte, index) => bytes[index] === byte);
}

/**
 * Reads a snapshot, trusting nothing: sizes are checked before they are used, and the signature before anything that it
 * covers is acted on. Whether its writer may speak for others is for the project to know.
 *
 * @throws SegmentError
 */
export function decodeSnapshot(bytes: Uint8Array, tools: ReadingTools): Snapshot {
  const signed = bytes.subarray(0, endOfHeader(bytes));
  const header = parseHeader(signed);
  const body = bytes.subarray(signed.length + SIGNATURE_BYTES);
  if (body.length < header.size) throw new SegmentError('cut', `${header.size - body.length} bytes of it are missing`);
  if (!tools.verify(signed, bytes.subarray(signed.length, signed.length + SIGNATURE_BYTES), header.key)) {
    throw new SegmentError('damaged', 'its signature does not hold');
  }
  if (body.length !== header.size) throw new SegmentError('damaged', 'something was put behind its end');
  if (hexOfBytes(tools.sha256(body)) !== header.sha256) throw new SegmentError('damaged', 'its content was altered');
  const hash = snapshotHash(bytes, tools.sha256);
  return { hash, header, parts: () => partsOf(body, header, tools) };
}

/** The name that bytes claim, before anything of it has been checked. @throws SegmentError */
export function snapshotHash(bytes: Uint8Array, sha256: Sha256): string {
  return hexOfBytes(sha256(bytes.subarray(0, endOfHeader(bytes))));
}

function endOfHeader(bytes: Uint8Array): number {
  if (!beginsLikeSnapshot(bytes)) throw new SegmentError('foreign', 'it is no snapshot');
  if (bytes.length < MAGIC.length + 4) throw new SegmentError('cut', 'it ends within its first bytes');
  if ((bytes[NAME_BYTES] ?? 0) > 1) throw new SegmentError('newer', 'its container has a later version');
  if (!MAGIC.every((byte, index) => bytes[index] === byte)) throw new SegmentError('damaged', 'its first bytes');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length);
  if (length > MOST_HEADER_BYTES) throw new SegmentError('damaged', `a header of ${length} bytes`);
  const end = MAGIC.length + 4 + length;
  if (bytes.length < end + SIGNATURE_BYTES) throw new SegmentError('cut', 'it ends before its signature');
  return end;
}

function parseHeader(signed: Uint8Array): SnapshotHeader {
  let value: unknown;
  const text = new TextDecoder().decode(signed.subarray(MAGIC.length + 4));
  try {
    value = JSON.parse(text);
  } catch {
    throw new SegmentError('damaged', 'its header is not JSON');
  }
  const parsed = headerSchema.safeParse(value);
  if (!parsed.success || canonicalJson(parsed.data) !== text) throw new SegmentError('damaged', 'its header');
  return parsed.data;
}

function* partsOf(body: Uint8Array, { blocks }: SnapshotHeader, tools: ReadingTools): Generator<SnapshotPart> {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  let at = 0;
  for (let block = 0; block < blocks; block++) {
    if (at + BLOCK_HEAD > body.length) throw new SegmentError('malformed', `it has fewer than ${blocks} blocks`);
    const [packed, unpacked] = [view.getUint32(at), view.getUint32(at + 4)];
    const end = at + BLOCK_HEAD + packed;
    if (end > body.length || unpacked > MOST_INFLATED_BYTES || unpacked > packed * MOST_INFLATION) {
      throw new SegmentError('malformed', `a block of ${packed} bytes that unpacks to ${unpacked}`);
    }
    yield readPart(inflated(body.subarray(at + BLOCK_HEAD, end), unpacked, tools), tools.knowledge.kinds);
    at = end;
  }
  if (at !== body.length) throw new SegmentError('malformed', `it has more than ${blocks} blocks`);
}

function inflated(packed: Uint8Array, size: number, tools: ReadingTools): Uint8Array {
  let text: Uint8Array;
  try {
    text = tools.inflate(packed, size);
  } catch {
    throw new SegmentError('malformed', 'a block cannot be unpacked');
  }
  if (text.length !== size) throw new SegmentError('malformed', 'a block unpacks to another size');
  return text;
}
