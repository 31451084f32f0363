import { describe, expect, it } from 'vitest';
import { changeDigest, type Change } from '@shared/changes/change';
import { hexOfBytes } from '@shared/lib/hex';
import type { ClassId, MemberId } from '@shared/model/ids';
import { idNumber, sha256 } from '@tests/support/histories';

const change: Change = {
  id: idNumber(9, 1),
  feed: idNumber(1, 1),
  member: idNumber<MemberId>(3, 1),
  seq: 7,
  kind: 'class',
  kindVersion: 1,
  entity: idNumber<ClassId>(2, 1),
  prevs: ['ab'.repeat(32) as never],
  payload: '{"colour":"#112233","name":"sign","order":0}',
};

describe('the digest of a change', () => {
  it('is the same on every machine and in every version', () => {
    expect(hexOfBytes(changeDigest(change, sha256))).toMatchInlineSnapshot(`"4253d171d03a04597e7b81694418e2d5"`);
  });

  it('differs when anything that the change says differs', () => {
    const variants: Change[] = [
      { ...change, feed: idNumber(1, 2) },
      { ...change, member: idNumber<MemberId>(3, 2) },
      { ...change, seq: 8 },
      { ...change, kind: 'root' },
      { ...change, kindVersion: 2 },
      { ...change, entity: idNumber(2, 2) },
      { ...change, prevs: [] },
      { ...change, payload: null },
    ];
    const digests = [change, ...variants].map((variant) => hexOfBytes(changeDigest(variant, sha256)));
    expect(new Set(digests).size).toBe(digests.length);
  });
});
