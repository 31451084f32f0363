import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keypointSimilarity, personSigmas } from '@shared/agreement/objects/keypoint-similarity';
import { lineSimilarity, reversed } from '@shared/agreement/objects/line-similarity';
import { similarityOn } from '@shared/agreement/objects/similarity';
import { polygonFromRing } from '@shared/geometry/polygon/polygon-kernel';
import {
  arbitraryBox,
  arbitraryEllipse,
  arbitraryPolygon,
  arbitraryPolyline,
  arbitraryRotatedBox,
  arbitrarySkeleton,
} from '@tests/support/arbitrary-geometry';
import type { Geometry } from '@shared/geometry/geometry';
import { arbitraryMask } from '@tests/support/arbitrary-mask';
import { corners } from './objects';

describe('the similarity of keypoints', () => {
  it('is the published one', () => {
    const [here, there] = [[{ x: 0, y: 0 }], [{ x: 10, y: 0 }]];
    expect(keypointSimilarity(here, there, 1e4, [0.026])).toBeCloseTo(0.1573767879, 9);
    expect(keypointSimilarity(here, there, 1e4, [0.107])).toBeCloseTo(0.8965691631, 9);
    expect(keypointSimilarity(here, there, 1e4, [0.09])).toBeCloseTo(0.8569968914, 9);
    const ones = Array.from({ length: 17 }, (_, at) => ({ x: 100 + 7 * at, y: 200 + 5 * ((3 * at) % 7) }));
    const others = ones.map(({ x, y }, at) => ({ x: x + 4 * ((at % 3) - 1), y: y + 3 * ((at % 5) - 2) }));
    expect(keypointSimilarity(ones.slice(0, 14), others.slice(0, 14), 6000, personSigmas)).toBeCloseTo(0.7763674714, 9);
    expect(keypointSimilarity(ones, others, 6000, personSigmas)).toBeCloseTo(0.7990922316, 9);
  });

  it('takes a keypoint that one alone sees for a disagreement, and one that nobody sees for none', () => {
    const seen = { x: 1, y: 1 };
    expect(keypointSimilarity([seen, seen], [seen, { ...seen, visible: false }], 100, [0.05])).toBe(0.5);
    const hidden = { ...seen, visible: false };
    expect(keypointSimilarity([seen, hidden], [seen, hidden], 100, [0.05])).toBe(1);
  });
});

describe('the similarity of lines', () => {
  const [one, other] = [
    [0, 0, 50, 0, 100, 20],
    [0, 5, 60, 3, 100, 25],
  ];

  it('is the one worked out for the reference lines', () => {
    expect(lineSimilarity(one, other, 640 * 480).similarity).toBeCloseTo(0.939695618, 9);
  });

  it('does not ask which way a line leads, and says when it leads the other way', () => {
    const { similarity, directed } = lineSimilarity(one, reversed(other), 640 * 480);
    expect(similarity).toBeCloseTo(0.939695618, 9);
    expect(similarity - directed).toBeGreaterThan(0.5);
  });
});

const arbitraryGeometry = fc.oneof(
  ...[
    arbitraryBox,
    arbitraryEllipse,
    arbitraryMask,
    arbitraryPolygon,
    arbitraryPolyline,
    arbitraryRotatedBox,
    arbitrarySkeleton,
  ].map((of) => of(200, 200) as fc.Arbitrary<Geometry>),
  fc.record({ type: fc.constant('point' as const), x: fc.nat(200), y: fc.nat(200) }),
);

describe('the similarity of any shapes', () => {
  const similarity = similarityOn(200, 200);

  it('is the same from both sides, 1 with itself, and never outside 0 to 1', () => {
    fc.assert(
      fc.property(arbitraryGeometry, arbitraryGeometry, (one, other) => {
        const value = similarity(one, other);
        expect(value).toBeCloseTo(similarity(other, one), 9);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(similarity(one, one)).toBeCloseTo(1, 6);
      }),
      { numRuns: 100 },
    );
  });

  it('of a part with the whole is its share of the area', () => {
    expect(similarity(corners(0, 0, 10, 10), corners(2, 2, 7, 7))).toBeCloseTo(0.25, 12);
    const triangle = polygonFromRing([0, 0, 10, 0, 0, 10]);
    expect(similarity(corners(0, 0, 10, 10), triangle)).toBeCloseTo(0.5, 12);
  });

  it('is small between points that a hand would not confuse', () => {
    const point = (x: number) => ({ type: 'point', x, y: 500 }) as const;
    const onPhotograph = similarityOn(1920, 1080);
    expect(onPhotograph(point(500), point(510))).toBeGreaterThan(0.9);
    expect(onPhotograph(point(500), point(600))).toBeLessThan(0.01);
  });
});
