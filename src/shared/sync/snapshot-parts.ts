import { z } from 'zod';
import type { Change, ChangeKey } from '../changes/change';
import { channels, kindOfCode, kinds, type Kind } from '../changes/kinds';
import { uuidSchema, type Uuid } from '../lib/uuid';
import { memberIdSchema } from '../model/ids';
import type { FeedSalt } from './feed-id';
import { MOST_BODY_BYTES, MOST_CHANGES, MOST_INFLATED_BYTES } from './header';
import { changeOf, encodedLength, linesOf, textOf } from './ops';
import { SegmentError } from './segment-error';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const sequence = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** Whose a feed is. */
const feedSchema = z.strictObject({
  part: z.literal('feed'),
  feed: uuidSchema,
  member: memberIdSchema,
  channel: z.enum(channels).exclude(['public']),
  salt: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .transform((text) => text as FeedSalt)
    .nullable(),
});

const changesSchema = z.strictObject({
  part: z.enum(['heads', 'refused']),
  feed: uuidSchema,
  member: memberIdSchema,
});

const headSchema = z.union([feedSchema, changesSchema, z.strictObject({ part: z.literal('awaited') })]);

const segmentSchema = z.tuple([hash, sequence, sequence, hash, z.number().int().min(1)]);

const awaitedSchema = z.tuple([
  z.number().int(),
  uuidSchema,
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .transform((text) => text as ChangeKey),
]);

/** A segment that a snapshot stands for. */
export interface CoveredSegment {
  readonly hash: string;
  readonly first: number;
  readonly last: number;
  readonly prev: string;
  /** Bytes. */
  readonly size: number;
}

type FeedHead = Omit<z.infer<typeof feedSchema>, 'part'>;

export interface CoveredFeed extends FeedHead {
  readonly segments: readonly CoveredSegment[];
}

/** A change that was replaced before it arrived where the snapshot was made. */
export interface Awaited {
  readonly kind: Kind;
  readonly entity: Uuid;
  readonly key: ChangeKey;
}

/** Changes of one feed that count still, or that were refused: they may count one day. */
export interface CoveredChanges {
  readonly part: 'heads' | 'refused';
  readonly feed: Uuid;
  readonly member: CoveredFeed['member'];
  readonly changes: readonly Change[];
}

export interface SnapshotContent {
  readonly feeds: readonly CoveredFeed[];
  readonly awaited: Iterable<Awaited>;
  /** Those of one feed and sort one after the other. */
  readonly changes: Iterable<CoveredChanges>;
}

export type SnapshotPart =
  | ({ readonly part: 'feed' } & CoveredFeed)
  | { readonly part: 'awaited'; readonly awaited: readonly Awaited[] }
  | CoveredChanges;

/** Lines of one block, at most; and bytes of text it is filled with, one change may be larger by itself. */
const MOST_LINES = MOST_CHANGES * 2;
const FILL = 6 * 1024 * 1024;

/** The blocks of a snapshot, not packed yet: a line of JSON that tells what it is, and one for each thing in it. */
export function* writeParts({ feeds, awaited, changes }: SnapshotContent): Generator<Uint8Array> {
  for (const { segments, ...feed } of feeds) {
    const rows = segments.map(({ hash, first, last, prev, size }) => JSON.stringify([hash, first, last, prev, size]));
    for (let from = 0; from < rows.length; from += MOST_LINES) {
      yield block({ part: 'feed', ...feed }, rows.slice(from, from + MOST_LINES));
    }
  }
  let rows: string[] = [];
  for (const { kind, entity, key } of awaited) {
    rows.push(JSON.stringify([kinds[kind].code, entity, key]));
    if (rows.length < MOST_LINES) continue;
    yield block({ part: 'awaited' }, rows);
    rows = [];
  }
  if (rows.length > 0) yield block({ part: 'awaited' }, rows);
  for (const { part, feed, member, changes: all } of changes) {
    for (const some of filled(all)) yield encoded({ part, feed, member }, some.map(linesOf).join(''));
  }
}

function* filled(changes: readonly Change[]): Generator<Change[]> {
  let [some, bytes]: [Change[], number] = [[], 0];
  for (const change of changes) {
    const length = encodedLength(change);
    if (some.length === MOST_CHANGES || (some.length > 0 && bytes + length > FILL)) {
      yield some;
      [some, bytes] = [[], 0];
    }
    some.push(change);
    bytes += length;
  }
  if (some.length > 0) yield some;
}

function block(head: object, rows: readonly string[]): Uint8Array {
  return encoded(head, rows.map((row) => `${row}\n`).join(''));
}

function encoded(head: object, lines: string): Uint8Array {
  const bytes = new TextEncoder().encode(`${JSON.stringify(head)}\n${lines}`);
  if (bytes.length > MOST_INFLATED_BYTES) throw new RangeError(`A block of ${bytes.length} bytes`);
  return bytes;
}

/**
 * Reads an unpacked block.
 *
 * @param known the newest known version of each kind, by its code.
 * @throws SegmentError `malformed`; `newer` when a later Plumbline is needed to understand it.
 */
export function readPart(text: Uint8Array, known: ReadonlyMap<number, number>): SnapshotPart {
  const lines = textOf(text).split('\n');
  if (lines.pop() !== '' || lines.length - 1 > MOST_LINES) throw malformed('a block');
  const head = headSchema.safeParse(parsed(lines[0] ?? ''));
  if (!head.success) throw malformed('the beginning of a block');
  const rows = lines.slice(1);
  const { data } = head;
  if (data.part === 'feed') return { ...data, segments: rows.map(segmentOf) };
  if (data.part === 'awaited') return { part: 'awaited', awaited: rows.map(awaitedOf) };
  if (rows.length % 2 !== 0) throw malformed('a block of changes');
  const changes = Array.from({ length: rows.length / 2 }, (_, index) => {
    const change = changeOf(rows[index * 2] ?? '', rows[index * 2 + 1] ?? '', data, known);
    if ('code' in change) throw new SegmentError('newer', 'a later Plumbline wrote some of its changes');
    return change;
  });
  return { ...data, changes };
}

function segmentOf(line: string): CoveredSegment {
  const row = segmentSchema.safeParse(parsed(line));
  if (!row.success) throw malformed('a segment that it stands for');
  const [name, first, last, prev, size] = row.data;
  if (last < first || last - first >= MOST_CHANGES || size > MOST_BODY_BYTES * 2) {
    throw malformed('a segment that it stands for');
  }
  return { hash: name, first, last, prev, size };
}

function awaitedOf(line: string): Awaited {
  const row = awaitedSchema.safeParse(parsed(line));
  const kind = row.success ? kindOfCode(row.data[0]) : undefined;
  if (!row.success || !kind) throw malformed('what it waits for');
  return { kind, entity: row.data[1], key: row.data[2] };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw malformed('a line');
  }
}

function malformed(what: string): SegmentError {
  return new SegmentError('malformed', `${what} is not what it looks like in a snapshot`);
}
