import { describe, expect, it } from 'vitest';
import { clusterObjects } from '@shared/agreement/objects/cluster';
import { consensusGeometry, robustMeanBox } from '@shared/agreement/objects/consensus-geometry';
import { frechetDistance, hausdorffDistance } from '@shared/agreement/objects/line-distance';
import { commonShares, lineSimilarity, placesAt, reversed } from '@shared/agreement/objects/line-similarity';
import { staple } from '@shared/agreement/objects/staple';
import { fuseBoxes, type FusedScore } from '@shared/agreement/objects/weighted-box-fusion';
import { maskOfSpans, spansOf, spansOfRuns } from '@shared/geometry/mask/codec';
import { decodeRuns, encodeRuns } from '@shared/geometry/mask/rle';
import { pixelsOf } from '@shared/geometry/mask/spans';
import { boundsOf } from '@shared/geometry/operations';
import { iou } from '@shared/geometry/overlap';
import { corners, object } from './objects';

describe('turned boxes', () => {
  /** As detectron2 writes them: counter-clockwise. */
  const turned = ([cx, cy, width, height, angle]: readonly number[]) =>
    ({
      type: 'rotated-box',
      cx: cx!,
      cy: cy!,
      width: width!,
      height: height!,
      angle: ((-angle! % 360) + 360) % 360,
    }) as const;
  const r2 = Math.SQRT2;

  it.each([
    [[1, 1, r2, r2, 45], [1, 1, 2, 2, 0], 0.5],
    [[1, 1, 2 * r2, 2 * r2, -45], [1, 1, 2, 2, 0], 0.5],
    [[5, 5, 10, 6, 55], [5, 5, 10, 6, -35], 36 / 84],
    [[299.5, 417.370422, 600, 364.259186, 27.1828], [299.5, 417.370422, 600, 364.259155, 27.1828], 0.9999999149],
    [[3, 3, 8, 2, -45], [6, 0, 8, 2, -45], 0],
    [[160, 153, 230, 23, -37], [190, 127, 80, 21, -46], 0],
    [[0.5, 0.5, 1, 1, 0], [0.25, 0.5, 0.5, 1, 0], 0.5],
    [[0.5, 0.5, 1, 1, 0], [0.25, 0.25, 0.5, 0.5, 0], 0.25],
    [[0.5, 0.5, 1, 1, 0], [1, 1, 1, 1, 0], 0.25 / 1.75],
    [[50, 50, 40, 20, 0], [55, 52, 40, 20, 30], 0.5338219056],
  ])('%j and %j overlap as detectron2 and shapely find', (one, other, overlap) => {
    expect(iou(turned(one), turned(other))).toBeCloseTo(overlap, 9);
  });

  it('far beyond every picture do not upset the arithmetic', () => {
    const overlap = iou(turned([160, 153, 230, 23, -37]), turned([-1.117e17, 1.386e18, 1000, 1000, 1612]));
    expect(Number.isFinite(overlap)).toBe(true);
    expect(overlap).toBeGreaterThanOrEqual(0);
  });
});

describe('run lengths', () => {
  it('of the reference mask are those of cocoapi', () => {
    const runs = [9, 2, 2, 2, 2, 2, 5];
    expect(encodeRuns(runs)).toBe('9220003');
    expect(decodeRuns('9220003')).toEqual(runs);
    const mask = maskOfSpans(spansOfRuns(runs, 6, 4))!;
    expect(mask).toMatchObject({ x: 2, y: 1, width: 3, height: 2 });
    expect(pixelsOf(spansOf(mask))).toBe(6);
  });
});

describe('lines', () => {
  const [one, other] = [
    [0, 0, 50, 0, 100, 20],
    [0, 5, 60, 3, 100, 25],
  ];

  it('lie apart as far as the reference says', () => {
    expect(hausdorffDistance(one, other)).toBeCloseTo(5, 9);
    expect(frechetDistance(one, other)).toBeCloseTo(10.4403065089, 9);
    expect(hausdorffDistance(other, one)).toBe(hausdorffDistance(one, other));
    expect(frechetDistance(one, one)).toBe(0);
  });

  it('meet at the moments at which CVAT compares them', () => {
    const near = (a: readonly number[], b: readonly number[]) => {
      const shares = commonShares([a, b]);
      const [ones, others] = [placesAt(a, shares), placesAt(b, shares)];
      const all = shares.map((_, at) =>
        Math.exp(
          -((ones[at * 2]! - others[at * 2]!) ** 2 + (ones[at * 2 + 1]! - others[at * 2 + 1]!) ** 2) /
            (2 * 640 * 480 * 0.02 ** 2),
        ),
      );
      return { moments: all.length, mean: all.reduce((sum, value) => sum + value, 0) / all.length };
    };
    expect(near(one, other).moments).toBe(4);
    expect(near(one, other).mean).toBeCloseTo(0.9371900052, 9);
    expect(near(one, reversed(other)).mean).toBeCloseTo(0.3135535385, 9);
    expect(lineSimilarity(one, other, 640 * 480).directed).toBeCloseTo(0.939695618, 9);
  });
});

describe('clusters', () => {
  it('have the support, the median and the similarities of the reference', () => {
    const all = [
      object('a1', 'x', 100, 100, 140, 160),
      object('b1', 'x', 101, 99, 141, 161),
      object('c2', 'x', 100, 102, 138, 160),
    ];
    expect(consensusGeometry(clusterObjects(all)[0]!, 'median')).toEqual(corners(100, 100, 140, 160));
    const [a, b, c] = [corners(10, 10, 60, 60), corners(12, 10, 62, 60), corners(10, 14, 60, 62)];
    const median = consensusGeometry(
      clusterObjects([
        object('a1', 'cat', 10, 10, 60, 60),
        object('b1', 'cat', 12, 10, 62, 60),
        object('c1', 'dog', 10, 14, 60, 62),
      ])[0]!,
      'median',
    );
    const overlaps = [a, b, c].map((box) => iou(box, median));
    expect(Math.min(...overlaps)).toBeCloseTo(0.884615, 6);
    expect(overlaps.reduce((sum, value) => sum + value, 0) / 3).toBeCloseTo(0.935897, 6);
    const cut = [corners(0, 0, 100, 100), corners(0, 0, 100, 70), corners(0, 0, 100, 100)];
    expect(Math.min(...cut.map((box) => iou(box, corners(0, 0, 100, 100))))).toBeCloseTo(0.7, 12);
    expect(boundsOf(robustMeanBox(cut)).minX).toBeCloseTo(0, 9);
  });

  it('by STAPLE need as many rounds as the reference', () => {
    const picture = (...rows: string[]) => Uint8Array.from([...rows.join('')].map(Number));
    const { iterations, inside } = staple([
      picture('00000000', '00000001', '11111111'),
      picture('11111111', '11111111', '11111100'),
      picture('00000000', '11111000', '11111110'),
    ]);
    expect(Math.abs(iterations - 135)).toBeLessThanOrEqual(1);
    expect(inside[15]).toBeCloseTo(1, 6);
    for (let cell = 16; cell < 24; cell++) expect(inside[cell]).toBeCloseTo(1, 6);
  });
});

describe('the score of fused boxes', () => {
  const models = [
    [
      [0.1, 0.1, 0.5, 0.5, 0.9, 1],
      [0.11, 0.11, 0.51, 0.51, 0.8, 1],
      [0.6, 0.6, 0.8, 0.8, 0.7, 1],
    ],
    [
      [0.59, 0.59, 0.79, 0.79, 0.85, 1],
      [0.61, 0.61, 0.81, 0.81, 0.75, 1],
      [0.8, 0.8, 0.9, 0.9, 0.65, 0],
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
  const near = { one: (0.6 * 1.4 + 0.59 * 0.85 + 0.61 * 0.75) / 3, two: (0.1 * 1.8 + 0.11 * 1.6) / 3.4 };

  it.each([
    ['models', [0.75, 0.56666668, 0.21666667]],
    ['absent', [0.75, 0.68, 0.21666667]],
    // Capped at 1: the reference gives 1.13333337 here.
    ['mean', [1, 0.66666667, 0.21666667]],
  ] as [FusedScore, number[]][])('by %s is the reference one', (score, expected) => {
    const fused = fuseBoxes(boxes, 2, { threshold: 0.5, weights, score });
    fused.forEach((one, at) => expect(one.score).toBeCloseTo(expected[at]!, 6));
    const firsts = fused.map(({ box }) => boundsOf(box).minX).sort((a, b) => a - b);
    expect(firsts[0]).toBeCloseTo(near.two, 8);
    expect(firsts[1]).toBeCloseTo(near.one, 8);
  });

  it('by the surest is that of the surest', () => {
    const fused = fuseBoxes(boxes, 2, { threshold: 0.5, weights, score: 'surest' });
    [0.9, 0.7, 0.325].forEach((value, at) => expect(fused[at]!.score).toBeCloseTo(value, 6));
  });
});
