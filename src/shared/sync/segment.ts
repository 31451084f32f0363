import type { Change, Sha256 } from '../changes/change';
import { canonicalJson } from '../lib/canonical-json';
import { hexOfBytes } from '../lib/hex';
import {
  MOST_BODY_BYTES,
  MOST_CHANGES,
  MOST_HEADER_BYTES,
  MOST_INFLATED_BYTES,
  parseHeader,
  type Header,
} from './header';
import { decodeChanges, encodeChanges, type Unread } from './ops';
import type { PublicKey } from './public-key';
import { SegmentError } from './segment-error';

/** What reading segments takes of a process. */
export interface ReadingTools {
  readonly sha256: Sha256;
  /** Ed25519. */
  readonly verify: (signed: Uint8Array, signature: Uint8Array, key: PublicKey) => boolean;
  /** Unpacks gzip; throws when it is damaged or when more than `most` bytes come out. */
  readonly inflate: (packed: Uint8Array, most: number) => Uint8Array;
  readonly knowledge: Knowledge;
}

/** What writing segments takes. */
export interface SealingTools {
  readonly sha256: Sha256;
  readonly key: PublicKey;
  /** Ed25519, with the private part of `key`; 64 bytes. */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
}

/** A segment whose signature holds. Its hash names it: 64 hex digits over everything that comes before the signature. */
export interface Segment {
  readonly hash: string;
  readonly header: Header;
  /** null: it needs a later Plumbline. */
  readonly changes: readonly Change[] | null;
  /** What a segment that needs a later Plumbline changes, as far as can be told; empty otherwise. */
  readonly unread: readonly Unread[];
}

/** What a segment says of itself, before any of it has been checked. */
export interface Claim {
  readonly hash: string;
  readonly header: Header;
}

/**
 * What a program can read of what travels. A later one knows more: whatever one does not know is kept as it came, and
 * read after the update.
 */
export interface Knowledge {
  /** The newest known version of each kind of record, by the code of the kind. */
  readonly kinds: ReadonlyMap<number, number>;
  /** Abilities that a segment may ask its readers for. */
  readonly needs: ReadonlySet<string>;
  /** Who reads the bytes of a segment, by the version of its container. */
  readonly containers: ReadonlyMap<number, Container>;
}

/** Reads segments of one version of the container. Each throws SegmentError. */
export interface Container {
  readonly claim: (bytes: Uint8Array, sha256: Sha256) => Claim;
  readonly decode: (bytes: Uint8Array, tools: ReadingTools) => Segment;
}

/** "PLSEG", the version of the container, and a line break that programs which meddle with texts would change. */
const MAGIC = new Uint8Array([0x50, 0x4c, 0x53, 0x45, 0x47, 1, 0x0d, 0x0a]);
const NAME_BYTES = 5;
const SIGNATURE_BYTES = 64;

/** No file that is larger is a segment. */
export const MOST_SEGMENT_BYTES = MAGIC.length + 4 + MOST_HEADER_BYTES + SIGNATURE_BYTES + MOST_BODY_BYTES;

type Origin = Pick<Header, 'project' | 'feed' | 'salt' | 'member' | 'channel' | 'prev'>;

/**
 * Seals changes that follow each other in one feed: 1 to 8192 of them, at most 16 MiB of text.
 *
 * @throws RangeError when they are more than a segment holds.
 */
export function encodeSegment(origin: Origin, changes: readonly Change[], tools: SealingTools): Uint8Array {
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last || changes.length > MOST_CHANGES) throw new RangeError(`${changes.length} changes in a segment`);
  const text = encodeChanges(changes);
  const body = tools.deflate(text);
  if (text.length > MOST_INFLATED_BYTES || body.length > MOST_BODY_BYTES) {
    throw new RangeError(`A segment holds 16 MiB of changes, got ${text.length} bytes`);
  }
  const header: Header = {
    ...origin,
    v: 1,
    need: [],
    key: tools.key,
    first: first.seq,
    last: last.seq,
    codec: 'gzip',
    enc: 'none',
    size: body.length,
    usize: text.length,
    sha256: hexOfBytes(tools.sha256(body)),
  };
  const signed = signedPart(canonicalJson(header));
  const bytes = new Uint8Array(signed.length + SIGNATURE_BYTES + body.length);
  bytes.set(signed, 0);
  bytes.set(tools.sign(signed), signed.length);
  bytes.set(body, signed.length + SIGNATURE_BYTES);
  return bytes;
}

function signedPart(header: string): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(MAGIC.length + 4 + text.length);
  bytes.set(MAGIC, 0);
  new DataView(bytes.buffer).setUint32(MAGIC.length, text.length);
  bytes.set(text, MAGIC.length + 4);
  return bytes;
}

/** True when a file could be a segment, going by how it begins. */
export function beginsLikeSegment(bytes: Uint8Array): boolean {
  return bytes.length >= NAME_BYTES && MAGIC.subarray(0, NAME_BYTES).every((byte, index) => bytes[index] === byte);
}

/** The name that bytes claim, before anything of it has been checked. @throws SegmentError */
export function claimedHash(bytes: Uint8Array, sha256: Sha256): string {
  return hexOfBytes(sha256(bytes.subarray(0, endOfHeader(bytes))));
}

/** What a segment says of itself, before any of it has been checked. @throws SegmentError */
export function claimOf(bytes: Uint8Array, tools: Pick<ReadingTools, 'sha256' | 'knowledge'>): Claim {
  return containerOf(bytes, tools.knowledge).claim(bytes, tools.sha256);
}

/**
 * Reads a segment, trusting nothing: each size is checked before it is used, and the signature before anything that it
 * covers is acted on.
 *
 * @throws SegmentError
 */
export function decodeSegment(bytes: Uint8Array, tools: ReadingTools): Segment {
  return containerOf(bytes, tools.knowledge).decode(bytes, tools);
}

function containerOf(bytes: Uint8Array, { containers }: Knowledge): Container {
  if (!beginsLikeSegment(bytes)) throw new SegmentError('foreign', 'it is no segment');
  const version = bytes[NAME_BYTES];
  if (version === undefined) throw new SegmentError('cut', 'it ends within its first bytes');
  const container = containers.get(version);
  if (container) return container;
  if (version > 1) throw new SegmentError('newer', 'its container has a later version');
  throw new SegmentError('damaged', 'its first bytes');
}

/** The container of all segments so far. */
export const firstContainer: Container = {
  claim: (bytes, sha256) => {
    const signed = bytes.subarray(0, endOfHeader(bytes));
    return { hash: hexOfBytes(sha256(signed)), header: parseHeader(headerText(signed)) };
  },
  decode(bytes, tools) {
    const end = endOfHeader(bytes);
    const signed = bytes.subarray(0, end);
    const header = parseHeader(headerText(signed));
    const body = bytes.subarray(end + SIGNATURE_BYTES);
    if (body.length < header.size)
      throw new SegmentError('cut', `${header.size - body.length} bytes of it are missing`);
    if (!tools.verify(signed, bytes.subarray(end, end + SIGNATURE_BYTES), header.key)) {
      throw new SegmentError('damaged', 'its signature does not hold');
    }
    if (body.length !== header.size) throw new SegmentError('damaged', 'something was put behind its end');
    if (hexOfBytes(tools.sha256(body)) !== header.sha256) throw new SegmentError('damaged', 'its body was altered');
    const hash = hexOfBytes(tools.sha256(signed));
    const { kinds, needs } = tools.knowledge;
    if (header.need.some((need) => !needs.has(need))) return { hash, header, changes: null, unread: [] };
    return { hash, header, ...decodeChanges(inflated(body, header, tools), header, kinds) };
  },
};

function endOfHeader(bytes: Uint8Array): number {
  if (bytes.length < MAGIC.length + 4) throw new SegmentError('cut', 'it ends within its first bytes');
  if (!MAGIC.every((byte, index) => bytes[index] === byte)) throw new SegmentError('damaged', 'its first bytes');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length);
  if (length > MOST_HEADER_BYTES) throw new SegmentError('damaged', `a header of ${length} bytes`);
  const end = MAGIC.length + 4 + length;
  if (bytes.length < end + SIGNATURE_BYTES) throw new SegmentError('cut', 'it ends before its signature');
  return end;
}

function headerText(signed: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(signed.subarray(MAGIC.length + 4));
  } catch {
    throw new SegmentError('damaged', 'its header is not UTF-8');
  }
}

function inflated(body: Uint8Array, header: Header, tools: ReadingTools): Uint8Array {
  let text: Uint8Array;
  try {
    text = tools.inflate(body, header.usize);
  } catch {
    throw new SegmentError('malformed', 'its body cannot be unpacked');
  }
  if (text.length !== header.usize) throw new SegmentError('malformed', 'its body unpacks to another size');
  return text;
}
