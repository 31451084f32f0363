import { bytesOfHex, hexOfBytes, putHex } from '../lib/hex';
import type { Uuid } from '../lib/uuid';
import type { MemberId } from '../model/ids';
import { kinds, type Kind } from './kinds';

/**
 * A change's identity: 64 hex digits, its id followed by the first 16 bytes of its digest. `prevs` names changes by
 * key and not by id, because an id alone could be stolen and would let one member suppress another's work (sync.md 2.1).
 */
export type ChangeKey = string & { readonly __key: true };

/**
 * The unit of editing, undo, audit and sync: one entity gets one whole new value.
 *
 * `payload` is the canonical JSON text of the value, or `null` when the entity is deleted. It is kept as text because
 * hashes are taken over it, so nobody may ever write it again in other words.
 */
export interface Change {
  /** A hybrid logical clock in the shape of a UUIDv7. */
  readonly id: Uuid;
  readonly feed: Uuid;
  readonly member: MemberId;
  /** Dense within its feed, from 1. */
  readonly seq: number;
  readonly kind: Kind;
  readonly kindVersion: number;
  readonly entity: Uuid;
  /** Every head of the entity that the author had seen; causality decides by it, not the wall clock. */
  readonly prevs: readonly ChangeKey[];
  readonly payload: string | null;
}

export type Sha256 = (bytes: Uint8Array) => Uint8Array;

const text = new TextEncoder();

/** Where digests are put together. Grown when needed, never shrunk: the largest change is some megabytes. */
let scratch = new Uint8Array(64 * 1024);

const HEAD = 64;

/** The first 16 bytes of the SHA-256 over everything that a change says but its id (sync.md 2.1, op key). */
export function changeDigest(change: Change, sha256: Sha256): Uint8Array {
  const payload = change.payload ?? 'null';
  // A character of UTF-16 takes three bytes of UTF-8 at most.
  const most = HEAD + change.prevs.length * 32 + payload.length * 3;
  if (scratch.length < most) scratch = new Uint8Array(most);
  const view = new DataView(scratch.buffer);
  putHex(scratch, 0, change.feed);
  putHex(scratch, 16, change.member);
  view.setUint32(32, Math.floor(change.seq / 0x1_0000_0000));
  view.setUint32(36, change.seq % 0x1_0000_0000);
  view.setUint16(40, kinds[change.kind].code);
  view.setUint16(42, change.kindVersion);
  putHex(scratch, 44, change.entity);
  view.setUint32(60, change.prevs.length);
  let offset = HEAD;
  for (const prev of change.prevs) offset = putHex(scratch, offset, prev);
  const { written } = text.encodeInto(payload, scratch.subarray(offset));
  return sha256(scratch.subarray(0, offset + written)).subarray(0, 16);
}

export function changeKey(id: Uuid, digest: Uint8Array): ChangeKey {
  return (id.replaceAll('-', '') + hexOfBytes(digest)) as ChangeKey;
}

/** Links a feed's changes: SHA-256 over the link before it and the change's key. The first link is over 32 zeros. */
export function chainLink(before: Uint8Array, key: ChangeKey, sha256: Sha256): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set(before, 0);
  bytes.set(bytesOfKey(key), 32);
  return sha256(bytes);
}

export function bytesOfKey(key: ChangeKey): Uint8Array {
  return bytesOfHex(key);
}
