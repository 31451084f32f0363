import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consensusGeometry } from '@shared/agreement/objects/consensus-geometry';
import { voteOf } from '@shared/agreement/objects/outline-vote';
import { staple } from '@shared/agreement/objects/staple';
import { fuseBoxes } from '@shared/agreement/objects/weighted-box-fusion';
import type { Geometry } from '@shared/geometry/geometry';
import { areaOf, boundsOf } from '@shared/geometry/operations';
import { iou } from '@shared/geometry/overlap';
import { polygonFromRing } from '@shared/geometry/polygon/polygon-kernel';
import { shuffled } from '../arbitrary-ratings';
import { maskVote } from '@shared/agreement/objects/mask-vote';
import type { Skeleton } from '@shared/geometry/skeleton/skeleton';
import type { SkeletonTemplateId } from '@shared/model/ids';
import { arbitraryMask, maskOfPixels, pixelsOfMask } from '@tests/support/arbitrary-mask';
import { corners } from './objects';

const cluster = (...shapes: Geometry[]) =>
  shapes.map((geometry, at) => ({ id: `o${at}`, annotator: `a${at}`, class: 'x', geometry }));

/** 3 × 8 cells, row by row. */
const picture = (...rows: string[]) => Uint8Array.from([...rows.join('')].map(Number));

describe('the vote on outlines', () => {
  const first = [
    picture('00010000', '11111111', '11111111'),
    picture('00000000', '11111111', '11111111'),
    picture('00000000', '00001100', '00001100'),
  ];
  const second = [
    picture('00000000', '00000001', '11111111'),
    picture('11111111', '11111111', '11111100'),
    picture('00000000', '11111000', '11111110'),
  ];

  it('keeps what at least half of them cover', () => {
    expect(voteOf(first)).toEqual(picture('00000000', '11111111', '11111111'));
    expect(voteOf(second)).toEqual(picture('00000000', '11111001', '11111110'));
  });

  it('finds by STAPLE how well each drew, as the reference does', () => {
    const found = staple(first);
    [1, 1, 0.25].forEach((value, at) => expect(found.sensitivity[at]).toBeCloseTo(value, 5));
    [0.875, 1, 1].forEach((value, at) => expect(found.specificity[at]).toBeCloseTo(value, 5));
    const flipped = staple(second);
    [0.67233, 0.850593, 0.777778].forEach((value, at) => expect(flipped.sensitivity[at]).toBeCloseTo(value, 5));
    [1, 0, 0.85034].forEach((value, at) => expect(flipped.specificity[at]).toBeCloseTo(value, 5));
    expect(flipped.inside[0]).toBeCloseTo(0.097473, 5);
    expect(flipped.inside[8]).toBeCloseTo(0.682311, 5);
  });

  it('becomes an outline again, with its holes', () => {
    const ring = (shift: number) => ({
      type: 'polygon' as const,
      parts: [
        [
          [shift, 0, shift + 60, 0, shift + 60, 60, shift, 60],
          [shift + 20, 20, shift + 20, 40, shift + 40, 40, shift + 40, 20],
        ],
      ],
    });
    const vote = consensusGeometry(cluster(ring(0), ring(1), ring(0)));
    expect(vote.type).toBe('polygon');
    expect(iou(vote, ring(0))).toBeGreaterThan(0.97);
    expect(areaOf(vote)).toBeCloseTo(3200, -2);
    const sure = consensusGeometry(cluster(ring(0), ring(1), ring(0)), 'staple');
    expect(iou(sure, ring(0))).toBeGreaterThan(0.95);
  });
});

describe('the mean of turned shapes', () => {
  const turned = (cx: number, width: number, height: number, angle: number) =>
    ({ type: 'rotated-box', cx, cy: 50, width, height, angle }) as const;

  it('knows that an axis is the same after half a turn', () => {
    const mean = consensusGeometry(cluster(turned(50, 40, 20, 179), turned(50, 40, 20, 1), turned(50, 40, 20, 0)));
    expect(mean.type === 'rotated-box' && Math.min(mean.angle, 180 - (mean.angle % 180))).toBeLessThan(1);
  });

  it('understands who took the other side for the width', () => {
    const mean = consensusGeometry(cluster(turned(50, 40, 20, 0), turned(50, 20, 40, 90), turned(50, 40, 20, 0)));
    expect(iou(mean, turned(50, 40, 20, 0))).toBeGreaterThan(0.99);
  });
});

describe('the mean of lines', () => {
  it('runs between them, in the direction of most', () => {
    const line = (...points: number[]) => ({ type: 'polyline', points }) as const;
    const mean = consensusGeometry(cluster(line(0, 0, 100, 0), line(100, 2, 0, 2), line(0, 1, 50, 1, 100, 1)));
    expect(mean.type === 'polyline' && mean.points[0]! < mean.points.at(-2)!).toBe(true);
    expect(boundsOf(mean).minY).toBeGreaterThan(0.4);
    expect(boundsOf(mean).maxY).toBeLessThan(1.6);
  });
});

describe('the vote on masks', () => {
  const painted = (...rows: string[]) =>
    maskOfPixels(
      rows.map((row) => [...row].map((pixel) => pixel === '1')),
      100,
      50,
    )!;

  it('keeps to the pixel what at least half of them cover, and stays a mask', () => {
    const vote = consensusGeometry(
      cluster(
        painted('00000000', '00000001', '11111111'),
        painted('11111111', '11111111', '11111100'),
        painted('00000000', '11111000', '11111110'),
      ),
    );
    expect(vote).toEqual(painted('00000000', '11111001', '11111110'));
  });

  it('with STAPLE is the vote where who paints much more than the others is not believed', () => {
    const [wide, one, other] = [
      painted('11111111', '11111111', '11111111'),
      painted('00000000', '11110000', '11110000'),
      painted('00000000', '11110000', '11110000'),
    ];
    expect(consensusGeometry(cluster(wide, one, other), 'staple')).toEqual(one);
  });

  it('is the same in whatever order they come, and what all painted when all painted the same', () => {
    fc.assert(
      fc.property(fc.array(arbitraryMask(12, 9), { minLength: 2, maxLength: 5 }), (masks) => {
        const [first] = masks;
        for (const method of ['robust', 'staple'] as const)
          expect(maskVote([first!, first!, first!], method === 'staple')).toEqual(first);
        expect(maskVote([...masks].reverse(), false)).toEqual(maskVote(masks, false));
        const most = masks.map((mask) => pixelsOfMask(mask, 12, 9));
        const expected = most[0]!.map((row, y) =>
          row.map((_, x) => most.filter((pixels) => pixels[y]![x]).length * 2 >= masks.length),
        );
        expect(maskVote(masks, false)).toEqual(maskOfPixels(expected));
      }),
    );
  });
});

describe('the mean of skeletons', () => {
  const pose = (shift: number, tail: 0 | 1 | 2): Skeleton => ({
    type: 'skeleton',
    template: '0192f0c1-2b3c-7def-8123-000000000600' as SkeletonTemplateId,
    joints: [
      { id: 'nose', x: 10 + shift, y: 20, visibility: 2 },
      { id: 'tail', x: 90 + shift, y: 80, visibility: tail },
    ],
  });

  it('is the mean of each joint among those who labelled it, and asks most whether it is there', () => {
    const mean = consensusGeometry(cluster(pose(0, 2), pose(2, 1), pose(1, 1))) as Skeleton;
    expect(mean.joints[0]!.x).toBeCloseTo(11, 1);
    expect(mean.joints[1]).toMatchObject({ id: 'tail', visibility: 1 });
    const without = consensusGeometry(cluster(pose(0, 0), pose(0, 0), pose(0, 2))) as Skeleton;
    expect(without.joints.map(({ visibility }) => visibility)).toEqual([2, 0]);
  });
});

describe('boxes of several models', () => {
  it('become the fused boxes of the reference', () => {
    const models = [
      [
        [0, 0.51, 0.81, 0.91, 0.9, 0],
        [0.1, 0.31, 0.71, 0.61, 0.8, 1],
        [0.01, 0.32, 0.83, 0.93, 0.2, 0],
        [0.02, 0.53, 0.11, 0.94, 0.4, 1],
        [0.03, 0.24, 0.12, 0.35, 0.7, 1],
      ],
      [
        [0.04, 0.56, 0.84, 0.92, 0.5, 1],
        [0.12, 0.33, 0.72, 0.64, 0.8, 1],
        [0.38, 0.66, 0.79, 0.95, 0.7, 1],
        [0.08, 0.49, 0.21, 0.89, 0.3, 0],
      ],
    ];
    const boxes = models.flatMap((all, model) =>
      all.map(([x, y, right, bottom, score, name]) => ({
        model: `m${model}`,
        class: String(name),
        box: corners(x!, y!, right!, bottom!),
        score: score!,
      })),
    );
    const weights = new Map([
      ['m0', 2],
      ['m1', 1],
    ]);
    const fused = fuseBoxes(boxes, 2, { threshold: 0.5, weights });
    const expected = [
      [0.10666665, 0.31666666, 0.71333331, 0.62, 0.8],
      [0.00181818, 0.47545454, 0.8136363, 0.91363633, 0.73333335],
      [0.03, 0.24, 0.12, 0.35, 0.46666667],
      [0.02, 0.53, 0.11, 0.94, 0.26666667],
      [0.38, 0.66, 0.79, 0.95, 0.23333333],
      [0.04, 0.56, 0.84, 0.92, 0.16666667],
      [0.08, 0.49, 0.21, 0.89, 0.1],
    ];
    expect(fused).toHaveLength(expected.length);
    fused.forEach(({ box, score }, at) => {
      const { minX, minY, maxX, maxY } = boundsOf(box);
      [minX, minY, maxX, maxY, score].forEach((value, side) => expect(value).toBeCloseTo(expected[at]![side]!, 6));
    });
  });
});

describe('every consensus', () => {
  const arbitrary = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 20, max: 40 })), { minLength: 1, maxLength: 5 })
    .chain((all) =>
      fc.constantFrom('box', 'polygon', 'rotated-box', 'polyline', 'point').map((type) =>
        cluster(
          ...all.map(([shift, size]): Geometry => {
            if (type === 'box') return corners(shift, shift, shift + size, shift + size);
            if (type === 'polygon') return polygonFromRing([shift, 0, shift + size, 0, shift, size]);
            if (type === 'point') return { type, x: shift, y: size };
            if (type === 'polyline') return { type, points: [shift, 0, size, size] };
            return { type: 'rotated-box', cx: shift, cy: 0, width: size, height: 10, angle: shift };
          }),
        ),
      ),
    );

  it('is the same in whatever order its members arrive', () => {
    fc.assert(
      fc.property(
        arbitrary.chain((members) => fc.tuple(fc.constant(members), shuffled(members))),
        fc.constantFrom('robust', 'median', 'medoid', 'staple'),
        ([members, other], method) => {
          const sorted = [...other].sort((a, b) => (a.annotator < b.annotator ? -1 : 1));
          expect(consensusGeometry(sorted, method)).toEqual(consensusGeometry(members, method));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of people who drew alike is what they drew', () => {
    fc.assert(
      fc.property(arbitrary, fc.constantFrom('robust', 'median', 'medoid'), ([member], method) => {
        const alike = cluster(member!.geometry, member!.geometry, member!.geometry);
        const same = consensusGeometry(alike, method);
        expect(boundsOf(same).minX).toBeCloseTo(boundsOf(member!.geometry).minX, 0);
        expect(boundsOf(same).maxY).toBeCloseTo(boundsOf(member!.geometry).maxY, 0);
      }),
      { numRuns: 60 },
    );
  });
});
