import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { similarityOn } from '@shared/agreement/objects/similarity';
import { skeletonSimilarity } from '@shared/agreement/objects/skeleton-similarity';
import { translate } from '@shared/geometry/operations';
import { placeJoint } from '@shared/geometry/skeleton/joints';
import type { Skeleton } from '@shared/geometry/skeleton/skeleton';
import type { SkeletonTemplateId } from '@shared/model/ids';
import { arbitrarySkeleton } from '@tests/support/arbitrary-geometry';

const template = '0192f0c1-2b3c-7def-8123-000000000600' as SkeletonTemplateId;

const square: Skeleton = {
  type: 'skeleton',
  template,
  joints: [
    { id: 'nose', x: 0, y: 0, visibility: 2 },
    { id: 'tail', x: 100, y: 100, visibility: 1 },
  ],
};

describe('The similarity of two skeletons', () => {
  it('is what COCO computes for each joint that both have', () => {
    const other = placeJoint(square, 'nose', { x: 3, y: 4 }, 2);
    const sigmas = new Map([[template, new Map([['nose', 0.026]])]]);
    // The second box is 97 by 96, and a person covers 0.53 of the box around it.
    const area = (0.53 * (100 * 100 + 97 * 96)) / 2;
    const nose = Math.exp(-25 / (2 * area * (2 * 0.026) ** 2));
    expect(skeletonSimilarity(square, other, sigmas)).toBeCloseTo((nose + 1) / 2, 12);
    expect(similarityOn(500, 500, sigmas)(square, other)).toBeCloseTo((nose + 1) / 2, 12);
  });

  it('counts a joint that only one of them has labelled against them', () => {
    expect(skeletonSimilarity(square, placeJoint(square, 'tail', { x: 100, y: 100 }, 0))).toBe(0.5);
    expect(skeletonSimilarity(square, placeJoint(square, 'ear', { x: 50, y: 50 }, 2))).toBeCloseTo(2 / 3, 12);
  });

  it('is 0 for different templates', () => {
    const other = { ...square, template: '0192f0c1-2b3c-7def-8123-000000000601' as SkeletonTemplateId };
    expect(skeletonSimilarity(square, other)).toBe(0);
  });

  it('is the same from both sides, 1 of a skeleton with itself, and falls with the distance', () => {
    fc.assert(
      fc.property(arbitrarySkeleton(500, 400), arbitrarySkeleton(500, 400), (one, other) => {
        const similarity = skeletonSimilarity(one, other);
        expect(similarity).toBeCloseTo(skeletonSimilarity(other, one), 9);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(skeletonSimilarity(one, one)).toBe(1);
        const near = skeletonSimilarity(one, translate(one, 1, 0) as Skeleton);
        expect(near).toBeGreaterThanOrEqual(skeletonSimilarity(one, translate(one, 5, 0) as Skeleton));
      }),
    );
  });
});
