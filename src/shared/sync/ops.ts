import type { Change, ChangeKey } from '../changes/change';
import { kindOfCode, kinds } from '../changes/kinds';
import type { Uuid } from '../lib/uuid';
import type { Header } from './header';
import { SegmentError } from './segment-error';

/**
 * The body of a segment, unpacked: two lines of JSON for each change, its envelope and then its payload. The payload is
 * a line of its own because hashes are taken over its text: it is passed on as it was written, never parsed and
 * written again.
 */
export function encodeChanges(changes: readonly Change[]): Uint8Array {
  return new TextEncoder().encode(changes.map(linesOf).join(''));
}

/** The two lines of a change. */
export function linesOf(change: Change): string {
  return `${envelopeOf(change)}\n${change.payload ?? 'null'}\n`;
}

/** Bytes that a change takes in a body, at most; used to fill segments. */
export function encodedLength(change: Change): number {
  return 150 + change.prevs.length * 67 + 3 * (change.payload?.length ?? 4);
}

function envelopeOf({ id, seq, kind, kindVersion, entity, prevs }: Change): string {
  const keys = prevs.map((key) => `"${key}"`).join(',');
  return `{"e":"${entity}","i":"${id}","k":${kinds[kind].code},"q":[${keys}],"s":${seq},"v":${kindVersion}}`;
}

/** A change in a segment that needs a later Plumbline: of what, and what it replaces. */
export interface Unread {
  readonly seq: number;
  /** Code of its kind, which need not be known. */
  readonly code: number;
  readonly entity: Uuid;
  readonly prevs: readonly ChangeKey[];
}

/**
 * @param known the newest known version of each kind, by its code.
 * @returns no changes, but which they are, when a later Plumbline is needed to understand some of them.
 * @throws SegmentError `malformed`.
 */
export function decodeChanges(
  body: Uint8Array,
  header: Header,
  known: ReadonlyMap<number, number>,
): { readonly changes: Change[] | null; readonly unread: Unread[] } {
  const lines = textOf(body).split('\n');
  const count = header.last - header.first + 1;
  if (lines.length !== count * 2 + 1 || lines.at(-1) !== '') {
    throw new SegmentError('malformed', `${count} changes were announced, and its body has ${lines.length - 1} lines`);
  }
  const changes: Change[] = [];
  const newer: Unread[] = [];
  for (let index = 0; index < count; index++) {
    const seq = header.first + index;
    const change = changeOf(lines[index * 2] ?? '', lines[index * 2 + 1] ?? '', header, known);
    if (change.seq !== seq) throw malformed(seq);
    if ('code' in change) newer.push(change);
    else changes.push(change);
  }
  if (newer.length === 0) return { changes, unread: [] };
  return { changes: null, unread: [...newer, ...changes.map(asUnread)] };
}

function asUnread({ seq, kind, entity, prevs }: Change): Unread {
  return { seq, code: kinds[kind].code, entity, prevs };
}

/** @throws SegmentError `malformed`. */
export function textOf(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw new SegmentError('malformed', 'its body is not UTF-8');
  }
}

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const key = /^[0-9a-f]{64}$/;

/** What follows has no name in common with what an object inherits, so `__proto__` and its like are just unknown. */
const names = ['e', 'i', 'k', 'q', 's', 'v'].join();

/**
 * Reads the two lines of a change.
 *
 * @param of whose feed it is in.
 * @returns what can be told of one that needs a later Plumbline.
 * @throws SegmentError `malformed`.
 */
export function changeOf(
  envelope: string,
  payload: string,
  of: Pick<Header, 'feed' | 'member'>,
  known: ReadonlyMap<number, number>,
): Change | Unread {
  const value = parseEnvelope(envelope);
  const { e, i, k, q, s, v } = value;
  if (!isSequence(s)) throw malformed(s);
  if (!isCount(k) || !isCount(v) || typeof i !== 'string' || !uuidV7.test(i)) throw malformed(s);
  if (typeof e !== 'string' || !uuid.test(e) || !isKeys(q) || payload === '') throw malformed(s);
  const kind = kindOfCode(k);
  if (!kind || v > (known.get(k) ?? 0)) return { seq: s, code: k, entity: e as Uuid, prevs: q };
  return {
    id: i as Uuid,
    feed: of.feed,
    member: of.member,
    seq: s,
    kind,
    kindVersion: v,
    entity: e as Uuid,
    prevs: q,
    payload: payload === 'null' ? null : payload,
  };
}

function parseEnvelope(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed(undefined);
  }
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== names) throw malformed(undefined);
  return value as Record<string, unknown>;
}

function isSequence(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

/** Kinds and versions are hashed as 16 bits. */
function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 0xffff;
}

/** Sorted and each once, as they are written: two spellings of one change would have two keys. */
function isKeys(value: unknown): value is ChangeKey[] {
  return (
    Array.isArray(value) &&
    value.every((item, index) => typeof item === 'string' && key.test(item) && (index === 0 || value[index - 1] < item))
  );
}

function malformed(seq: unknown): SegmentError {
  const which = typeof seq === 'number' ? `its change ${seq}` : 'one of its changes';
  return new SegmentError('malformed', `${which} is not what a change looks like`);
}
