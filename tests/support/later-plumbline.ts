import { createHash } from 'node:crypto';
import { kinds, type Kind } from '@shared/changes/kinds';
import { hexOfBytes } from '@shared/lib/hex';
import { thisKnowledge } from '@shared/sync/knowledge';
import { firstContainer, type Container, type ReadingTools } from '@shared/sync/segment';
import { SegmentError } from '@shared/sync/segment-error';
import { readingTools } from '@main/db/reading-tools';
import { sealingTools } from '@main/sync/sealing-tools';
import type { Identity } from '@main/sync/identity';
import { sha256 } from './histories';

const HEADER_AT = 12;

/**
 * A segment in a container that no Plumbline writes yet: its header has another version and says something more, and its
 * body is turned round. Its author signs it.
 */
export function inLaterContainer(bytes: Buffer, { key, privateKey }: Identity): Buffer {
  const end = HEADER_AT + bytes.readUInt32BE(HEADER_AT - 4);
  const written = JSON.parse(bytes.toString('utf8', HEADER_AT, end)) as object;
  const header = { ...written, v: 2, colour: 'green' };
  const body = Buffer.from(bytes.subarray(end + 64)).reverse();
  const text = Buffer.from(
    JSON.stringify({ ...header, tail: hexOfBytes(sha256(body)), before: bytes.toString('hex', end, end + 64) }),
  );
  const start = Buffer.from(bytes.subarray(0, HEADER_AT));
  start[5] = 2;
  start.writeUInt32BE(text.length, HEADER_AT - 4);
  const signed = Buffer.concat([start, text]);
  return Buffer.concat([signed, sealingTools(key, privateKey).sign(signed), body]);
}

/** The first container's bytes that are in it. */
function unwrapped(bytes: Uint8Array): Buffer {
  const all = Buffer.from(bytes);
  if (all.length < HEADER_AT) throw new SegmentError('cut', 'it ends within its first bytes');
  const end = HEADER_AT + all.readUInt32BE(HEADER_AT - 4);
  const written = JSON.parse(all.toString('utf8', HEADER_AT, end)) as Record<'colour' | 'tail' | 'before', string>;
  const { colour: _, tail, before, ...header } = written;
  const body = all.subarray(end + 64);
  if (createHash('sha256').update(body).digest('hex') !== tail) throw new SegmentError('damaged', 'its body');
  const text = Buffer.from(JSON.stringify({ ...header, v: 1 }));
  const start = Buffer.from(all.subarray(0, HEADER_AT));
  start[5] = 1;
  start.writeUInt32BE(text.length, HEADER_AT - 4);
  return Buffer.concat([start, text, Buffer.from(before, 'hex'), Buffer.from(body).reverse()]);
}

const secondContainer: Container = {
  claim: (bytes, hash) => firstContainer.claim(unwrapped(bytes), hash),
  decode: (bytes, tools) => firstContainer.decode(unwrapped(bytes), tools),
};

/** Reads one more container, and one more ability, than this Plumbline does. */
export const laterReading: ReadingTools = {
  ...readingTools,
  knowledge: {
    ...thisKnowledge,
    needs: new Set(['colour']),
    containers: new Map([...thisKnowledge.containers, [2, secondContainer]]),
  },
};

/** Reads none of these kinds, as a Plumbline from before there were any. */
export function earlierReading(unknown: readonly Kind[]): ReadingTools {
  const codes = new Set(unknown.map((kind) => kinds[kind].code));
  const known = new Map([...thisKnowledge.kinds].filter(([code]) => !codes.has(code)));
  return { ...readingTools, knowledge: { ...thisKnowledge, kinds: known } };
}

/** Reads all kinds but the newest version of these. */
export function readingBefore(raised: readonly Kind[]): ReadingTools {
  const codes = new Set(raised.map((kind) => kinds[kind].code));
  const known = new Map(
    [...thisKnowledge.kinds].map(([code, version]) => [code, codes.has(code) ? version - 1 : version]),
  );
  return { ...readingTools, knowledge: { ...thisKnowledge, kinds: known } };
}
