import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { AnnotationId } from '@shared/model/ids';
import { NO_SEGMENT } from '@shared/sync/header';
import { SegmentError } from '@shared/sync/segment-error';
import { decodeSnapshot, encodeSnapshot, snapshotHash } from '@shared/sync/snapshot';
import { readPart, type SnapshotContent } from '@shared/sync/snapshot-parts';
import { readingTools } from '@main/db/reading-tools';
import { idNumber, sha256 } from '@tests/support/histories';
import { classChange, newSealer, origin } from '@tests/support/segments';

const sealer = newSealer();
const { feed, member, project } = origin;
const of = { project, member };

const content: SnapshotContent = {
  feeds: [
    {
      feed,
      member,
      channel: 'labels',
      salt: null,
      segments: [{ hash: 'a'.repeat(64), first: 1, last: 9, prev: NO_SEGMENT, size: 700 }],
    },
  ],
  awaited: [{ kind: 'annotation', entity: idNumber<AnnotationId>(5, 1), key: 'b'.repeat(64) as never }],
  changes: [
    { part: 'heads', feed, member, changes: [classChange(3), classChange(9, null)] },
    { part: 'refused', feed, member, changes: [classChange(5)] },
  ],
};

const whole = encodeSnapshot(of, content, sealer);

function faultOf(bytes: Uint8Array): string {
  try {
    for (const _ of decodeSnapshot(bytes, readingTools).parts());
    return 'none';
  } catch (error) {
    return error instanceof SegmentError ? error.fault : String(error);
  }
}

/** What a lead signs who packs blocks as they should not be. */
const signed = (deflate: (text: Uint8Array) => Uint8Array) => encodeSnapshot(of, content, { ...sealer, deflate });

describe('a snapshot', () => {
  it('gives back what it stands for, what it waits for, and every change as it was written', () => {
    const snapshot = decodeSnapshot(whole, readingTools);
    expect(snapshot.header).toMatchObject({ ...of, changes: 9, blocks: 4 });
    expect(snapshot.hash).toBe(snapshotHash(whole, sha256));
    expect([...snapshot.parts()]).toEqual([
      { part: 'feed', ...content.feeds[0] },
      { part: 'awaited', awaited: content.awaited },
      ...content.changes,
    ]);
  });

  it('is refused when any part of its end is missing', () => {
    for (let length = 0; length < whole.length; length++) {
      expect(faultOf(whole.subarray(0, length))).toBe(length < 5 ? 'foreign' : 'cut');
    }
  });

  it('is refused when any one bit of it is another', () => {
    for (let index = 0; index < whole.length * 8; index++) {
      const flipped = whole.slice();
      flipped[index >> 3]! ^= 1 << (index & 7);
      expect(faultOf(flipped), `bit ${index}`).not.toBe('none');
    }
    expect(faultOf(whole)).toBe('none');
  });

  it('is refused when a block unpacks to more than it says, or says more than is honest', () => {
    const bomb = new Uint8Array(20 * 1024 * 1024);
    expect(faultOf(signed(() => gzipSync(bomb)))).toBe('malformed');
  });

  it('is refused when its lines are not what a snapshot says', () => {
    for (const line of ['', '{}', '{"part":"feed"}', '['.repeat(100_000), '{"part":"awaited"}\n[6]', '\ud800']) {
      expect(() => readPart(Buffer.from(`${line}\n`), readingTools.knowledge.kinds)).toThrow(/malformed/);
    }
  });
});
