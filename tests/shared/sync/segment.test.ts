import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '@shared/changes/change';
import { SegmentError } from '@shared/sync/segment-error';
import { claimedHash, decodeSegment, encodeSegment } from '@shared/sync/segment';
import { readingTools } from '@main/db/reading-tools';
import { acts, play, sha256 } from '@tests/support/histories';
import { classChange, forged, newSealer, origin } from '@tests/support/segments';

const sealer = newSealer();
const read = (bytes: Uint8Array) => decodeSegment(bytes, readingTools);

function faultOf(bytes: Uint8Array): string {
  try {
    read(bytes);
    return 'none';
  } catch (error) {
    return error instanceof SegmentError ? error.fault : String(error);
  }
}

describe('a segment', () => {
  it('gives back every change of a history as it was written', () => {
    fc.assert(
      fc.property(acts, (history) => {
        const changes = play(history)
          .changes.map(({ change }) => change)
          .filter(({ feed }) => feed === origin.feed);
        fc.pre(changes.length > 0);
        const bytes = encodeSegment(origin, changes, sealer);
        const segment = read(bytes);
        expect(segment.changes).toEqual(changes);
        expect(segment.hash).toBe(claimedHash(bytes, sha256));
        expect(segment.header).toMatchObject({ ...origin, first: 1, last: changes.length });
      }),
      { numRuns: 30 },
    );
  });

  it('is made of the same bytes whenever the same changes are sealed', () => {
    const changes = [classChange(1), classChange(2)];
    expect(encodeSegment(origin, changes, sealer)).toEqual(encodeSegment(origin, changes, sealer));
  });

  it('is refused when any part of its end is missing', () => {
    const bytes = encodeSegment(origin, [classChange(1), classChange(2)], sealer);
    for (let length = 0; length < bytes.length; length++) {
      expect(faultOf(bytes.subarray(0, length))).toBe(length < 5 ? 'foreign' : 'cut');
    }
  });

  it('is refused when any one bit of it is another', () => {
    const bytes = encodeSegment(origin, [classChange(1)], sealer);
    for (let index = 0; index < bytes.length * 8; index++) {
      const flipped = bytes.slice();
      flipped[index >> 3]! ^= 1 << (index & 7);
      expect(faultOf(flipped), `bit ${index}`).not.toBe('none');
    }
    expect(faultOf(bytes)).toBe('none');
  });

  it('is refused when something stands behind its end, or when its parts come from two', () => {
    const one = encodeSegment(origin, [classChange(1)], sealer);
    const other = encodeSegment(origin, [classChange(1, null)], newSealer());
    const end = (bytes: Uint8Array) => 12 + new DataView(bytes.buffer).getUint32(8);
    expect(faultOf(Buffer.concat([one, one]))).toBe('damaged');
    expect(faultOf(Buffer.concat([one.subarray(0, end(one)), other.subarray(end(other))]))).not.toBe('none');
    expect(faultOf(Buffer.concat([one.subarray(0, end(one) + 64), other.subarray(end(other) + 64)]))).not.toBe('none');
  });

  it('is refused when a line break was changed on the way', () => {
    const bytes = Buffer.from(encodeSegment(origin, [classChange(1)], sealer));
    expect(faultOf(Buffer.concat([bytes.subarray(0, 6), Buffer.from('\n'), bytes.subarray(8)]))).toBe('damaged');
  });

  it('holds no more than 8192 changes', () => {
    const changes = Array.from(
      { length: 8193 },
      (_, index) => ({ ...classChange(1), seq: index + 1 }) satisfies Change,
    );
    expect(() => encodeSegment(origin, changes, sealer)).toThrow(RangeError);
    expect(() => encodeSegment(origin, [], sealer)).toThrow(RangeError);
    expect(read(encodeSegment(origin, changes.slice(1), sealer)).changes).toHaveLength(8192);
  });
});

describe('a segment that its author made to do harm', () => {
  const one = [classChange(1)];
  const withBody = (body: (text: string) => string) => faultOf(forged(sealer, one, { body }));
  const withHeader = (header: (text: string) => string) => faultOf(forged(sealer, one, { header }));

  it('is as good as any when nothing is altered', () => {
    expect(faultOf(forged(sealer, one, {}))).toBe('none');
  });

  it('may not have a body that is more than it says, such as a bomb', () => {
    const bomb = gzipSync(Buffer.alloc(16 * 1024 * 1024));
    const bytes = encodeSegment(origin, one, { ...sealer, deflate: () => bomb });
    expect(faultOf(bytes)).toBe('malformed');
    expect(withHeader((text) => text.replace(/"usize":\d+/, '"usize":16000000'))).toBe('damaged');
    expect(withHeader((text) => text.replace(/"usize":\d+/, '"usize":1600000000000'))).toBe('damaged');
  });

  it('may not say anything of itself in other words', () => {
    expect(withHeader((text) => text.replace('{', '{ '))).toBe('damaged');
    expect(withHeader((text) => text.replace('"v":1', '"v":1.0'))).toBe('damaged');
    expect(withHeader((text) => text.replace('"v":1', '"v":1,"v":1'))).toBe('damaged');
    expect(withHeader((text) => text.replace('{', '{"__proto__":{"v":1},'))).toBe('damaged');
    expect(withHeader(() => '['.repeat(60_000))).toBe('damaged');
    expect(withHeader(() => '[]')).toBe('damaged');
    expect(withHeader((text) => text.replace('"first":1', '"first":1e400'))).toBe('damaged');
    expect(withHeader((text) => text.replace('"last":1', '"last":9007199254740991'))).toBe('damaged');
  });

  it('is kept for later when a newer Plumbline can read it', () => {
    expect(withHeader((text) => text.replace('"v":1', '"v":2'))).toBe('newer');
    expect(
      read(forged(sealer, one, { header: (text) => text.replace('"need":[]', '"need":["age"]') })).changes,
    ).toBeNull();
    expect(read(forged(sealer, one, { body: (text) => text.replace('"k":3', '"k":9999') })).changes).toBeNull();
    expect(read(forged(sealer, one, { body: (text) => text.replace('"v":1', '"v":99') })).changes).toBeNull();
    const bytes = encodeSegment(origin, one, sealer);
    bytes[5] = 2;
    expect(faultOf(bytes)).toBe('newer');
  });

  it('may hold nothing but changes, one after the other', () => {
    expect(withBody((text) => text.replace('"s":1', '"s":2'))).toBe('malformed');
    expect(withBody((text) => text.replace('"s":1', '"s":1e0,"s":1'))).toBe('none');
    expect(withBody((text) => text.replace('"v":1', '"v":1,"__proto__":{}'))).toBe('malformed');
    expect(withBody((text) => text.replace('"v":1', '"v":65537'))).toBe('malformed');
    expect(withBody((text) => text.replace('"v":1', '"v":1e999'))).toBe('malformed');
    expect(withBody((text) => text.replace('"v":1', '"v":NaN'))).toBe('malformed');
    expect(withBody((text) => text.replace('"q":[]', `"q":["${'b'.repeat(64)}","${'a'.repeat(64)}"]`))).toBe(
      'malformed',
    );
    expect(withBody((text) => text.replace('"q":[]', `"q":["${'b'.repeat(64)}","${'b'.repeat(64)}"]`))).toBe(
      'malformed',
    );
    expect(withBody((text) => text.replace('"q":[]', '"q":[["a"]]'))).toBe('malformed');
    expect(withBody((text) => text.replace(/"i":"[^"]+"/, `"i":"'; DROP TABLE change; --"`))).toBe('malformed');
    expect(withBody((text) => text + text)).toBe('malformed');
    expect(withBody((text) => text.trimEnd())).toBe('malformed');
    expect(withBody(() => '\n')).toBe('malformed');
    expect(withBody(() => `${'['.repeat(300)}\nnull\n`)).toBe('malformed');
    expect(withBody((text) => text.replace(/\n.*\n$/, '\n\n'))).toBe('malformed');
  });
});
