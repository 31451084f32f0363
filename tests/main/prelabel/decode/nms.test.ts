import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressOverlaps } from '@main/prelabel/decode/nms';
import type { Candidate } from '@main/prelabel/decode/tensor';

function candidate(score: number, left: number, classIndex = 0): Candidate {
  return { classIndex, score, left, top: 0, right: left + 10, bottom: 10 };
}

const anyCandidate = fc
  .record({
    classIndex: fc.integer({ min: 0, max: 2 }),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    left: fc.integer({ min: 0, max: 50 }),
    top: fc.integer({ min: 0, max: 50 }),
    width: fc.integer({ min: 1, max: 50 }),
    height: fc.integer({ min: 1, max: 50 }),
  })
  .map(({ width, height, ...box }) => ({ ...box, right: box.left + width, bottom: box.top + height }));

describe('of overlapping boxes the best one stays', () => {
  it('drops the weaker of two boxes on the same object', () => {
    expect(suppressOverlaps([candidate(0.6, 1), candidate(0.9, 0)], 0.6, 300)).toEqual([candidate(0.9, 0)]);
  });

  it('keeps two neighbours that overlap only a little', () => {
    expect(suppressOverlaps([candidate(0.9, 0), candidate(0.8, 6)], 0.6, 300)).toHaveLength(2);
  });

  it('keeps boxes of two classes at one place', () => {
    expect(suppressOverlaps([candidate(0.9, 0, 0), candidate(0.8, 0, 1)], 0.6, 300)).toHaveLength(2);
  });

  it('lets a dropped box suppress nothing', () => {
    const row = [candidate(0.9, 0), candidate(0.8, 2), candidate(0.7, 4)];
    expect(suppressOverlaps(row, 0.6, 300).map(({ left }) => left)).toEqual([0, 4]);
  });

  it('gives no more than the limit, and those are the best', () => {
    const row = [candidate(0.1, 0), candidate(0.3, 100), candidate(0.2, 200)];
    expect(suppressOverlaps(row, 0.6, 2).map(({ score }) => score)).toEqual([0.3, 0.2]);
  });

  it('changes nothing when it is done twice', () => {
    fc.assert(
      fc.property(fc.array(anyCandidate), fc.double({ min: 0, max: 1, noNaN: true }), (candidates, overlap) => {
        const once = suppressOverlaps(candidates, overlap, 300);
        expect(suppressOverlaps(once, overlap, 300)).toEqual(once);
      }),
    );
  });
});
