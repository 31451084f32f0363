import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterObjects } from '@shared/agreement/objects/cluster';
import { consensusGeometry, robustMeanBox } from '@shared/agreement/objects/consensus-geometry';
import { disagreementsOf } from '@shared/agreement/objects/thing';
import type { LabelledObject } from '@shared/agreement/objects/labelled-object';
import { matchObjects } from '@shared/agreement/objects/match';
import { ABSENT, objectRatings } from '@shared/agreement/objects/object-ratings';
import { boundsOf } from '@shared/geometry/operations';
import { iou } from '@shared/geometry/overlap';
import { polygonFromRing } from '@shared/geometry/polygon/polygon-kernel';
import { shuffled } from '../arbitrary-ratings';
import { corners, object } from './objects';

const ids = (clusters: readonly (readonly LabelledObject[])[]) =>
  clusters.map((cluster) => cluster.map(({ id }) => id).join(' '));

describe('similarity', () => {
  it('is exact for boxes and polygons', () => {
    expect(iou(corners(0, 0, 10, 10), corners(5, 5, 15, 15))).toBeCloseTo(0.142857143, 9);
    const hook = polygonFromRing([0, 0, 40, 0, 40, 40, 20, 40, 20, 20, 0, 20]);
    expect(iou(hook, corners(10, 10, 50, 30))).toBeCloseTo(1 / 3, 12);
    const half = Math.SQRT1_2;
    const diamond = polygonFromRing([0, -half, half, 0, 0, half, -half, 0]);
    expect(iou(diamond, corners(-0.5, -0.5, 0.5, 0.5))).toBeCloseTo(Math.SQRT1_2, 9);
    expect(iou(corners(0, 0, 10, 10), corners(10, 0, 20, 10))).toBe(0);
  });
});

describe('matching two annotators', () => {
  it('forgets what is too far apart before it pairs', () => {
    // The overlaps are .9 and .6, .89 and .4: the largest sum of all four would tear the best pair apart.
    const ones = [object('a1', 'x', 0, 0, 10, 10), object('a2', 'x', 0, 0, 8, 10)];
    const others = [object('b1', 'x', 0, 0, 9, 10), object('b2', 'x', 4, 0, 10, 10)];
    const matches = matchObjects(ones, others, 0.65);
    expect(matches).toHaveLength(1);
    expect(matches[0]).toMatchObject({ one: { id: 'a1' }, other: { id: 'b1' } });
    expect(matches[0]!.similarity).toBeCloseTo(0.9, 12);
  });

  it('tells overlapping objects of different classes apart', () => {
    const ones = [object('a1', 'car', 0, 0, 40, 40), object('a2', 'person', 10, 0, 40, 40)];
    const others = [object('b1', 'person', 8, 0, 40, 40), object('b2', 'car', 0, 0, 42, 40)];
    const pairs = matchObjects(ones, others, 0.5).map(({ one, other }) => `${one.id} ${other.id}`);
    expect(pairs.sort()).toEqual(['a1 b2', 'a2 b1']);
    expect(ids(clusterObjects([...ones, ...others]))).toEqual(['a1 b2', 'a2 b1']);
  });
});

describe('clustering', () => {
  const chain = [object('a1', 'x', 0, 0, 30, 30), object('b1', 'x', 9, 0, 39, 30), object('c1', 'x', 18, 0, 48, 30)];

  it('does not join a chain whose ends have too little in common, in any order of arrival', () => {
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ])
      expect(ids(clusterObjects(order.map((at) => chain[at]!)))).toEqual(['a1 b1', 'c1']);
  });

  it('joins objects of different classes, and says that the class is disputed', () => {
    const clusters = clusterObjects([
      object('a1', 'cat', 10, 10, 60, 60),
      object('b1', 'cat', 12, 10, 62, 60),
      object('c1', 'dog', 10, 14, 60, 62),
    ]);
    expect(ids(clusters)).toEqual(['a1 b1 c1']);
    expect(disagreementsOf(clusters, ['a', 'b', 'c'])).toEqual([{ kind: 'class', classes: ['cat', 'dog'] }]);
  });

  it('finds what is missing, extra and marked twice', () => {
    const clusters = clusterObjects([
      object('a1', 'x', 100, 100, 140, 160),
      object('a2', 'x', 102, 101, 141, 159),
      object('b1', 'x', 101, 99, 141, 161),
      object('c1', 'x', 300, 300, 340, 350),
      object('c2', 'x', 100, 102, 138, 160),
    ]);
    expect(ids(clusters)).toEqual(['a1 b1 c2', 'a2', 'c1']);
    const found = disagreementsOf(clusters, ['a', 'b', 'c', 'd']);
    expect(found).toMatchObject([
      { kind: 'missing', annotator: 'd' },
      { kind: 'duplicate', object: { id: 'a2' }, of: { id: 'a1' } },
      { kind: 'extra', object: { id: 'c1' } },
    ]);
    // Who did not look at the image has missed nothing.
    expect(disagreementsOf(clusters, ['a', 'b', 'c']).map(({ kind }) => kind)).toEqual(['duplicate', 'extra']);
  });

  it('finds the shape that lies apart', () => {
    const clusters = clusterObjects([
      object('a1', 'x', 0, 0, 100, 100),
      object('b1', 'x', 0, 0, 100, 70),
      object('c1', 'x', 0, 0, 100, 100),
    ]);
    const [found] = disagreementsOf(clusters, ['a', 'b', 'c']);
    expect(found).toMatchObject({ kind: 'localisation', object: { id: 'b1' } });
    expect(found?.kind === 'localisation' && found.similarity).toBeCloseTo(0.7, 1);
  });

  it('gives everybody who looked a rating of every thing', () => {
    expect(objectRatings('7', clusterObjects(chain), ['a', 'b', 'd'])).toEqual([
      { item: '7#1', annotator: 'a', value: 'x' },
      { item: '7#1', annotator: 'b', value: 'x' },
      { item: '7#1', annotator: 'd', value: ABSENT },
      { item: '7#2', annotator: 'a', value: ABSENT },
      { item: '7#2', annotator: 'b', value: ABSENT },
      { item: '7#2', annotator: 'd', value: ABSENT },
    ]);
  });

  const arbitraryObjects = fc
    .array(fc.tuple(fc.nat(3), fc.nat(2), fc.nat(30), fc.nat(30), fc.integer({ min: 5, max: 40 })), { maxLength: 16 })
    .map((all) =>
      all.map(([annotator, name, x, y, size], index) =>
        object(`${'abcd'[annotator]}${String(index).padStart(2, '0')}`, `class ${name}`, x, y, x + size, y + size),
      ),
    );

  it('is the same for the same objects in any order, and keeps its promises', () => {
    fc.assert(
      fc.property(
        arbitraryObjects.chain((objects) => fc.tuple(fc.constant(objects), shuffled(objects))),
        ([objects, other]) => {
          const clusters = clusterObjects(objects);
          expect(clusterObjects(other)).toEqual(clusters);
          expect(clusters.flat()).toHaveLength(objects.length);
          for (const cluster of clusters) {
            expect(new Set(cluster.map(({ annotator }) => annotator)).size).toBe(cluster.length);
            for (const one of cluster)
              for (const next of cluster) expect(iou(one.geometry, next.geometry)).toBeGreaterThanOrEqual(0.5);
          }
          const submitted = ['a', 'b', 'c', 'd'];
          const missing = disagreementsOf(clusters, submitted).filter(({ kind }) => kind === 'missing');
          expect(missing.length).toBe(
            clusters.filter(({ length }) => length >= 3).reduce((sum, { length }) => sum + 4 - length, 0),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the shape of a consensus', () => {
  const bounds = (...boxes: ReturnType<typeof corners>[]) => boundsOf(robustMeanBox(boxes));

  it('is the robust mean of boxes', () => {
    const disputed = bounds(corners(10, 10, 60, 60), corners(12, 10, 62, 60), corners(10, 14, 60, 62));
    expect(disputed.minX).toBeCloseTo(10.668937, 6);
    expect(disputed.minY).toBeCloseTo(10.997527, 6);
    expect(disputed.maxX).toBeCloseTo(60.668937, 6);
    expect(disputed.maxY).toBeCloseTo(60.498764, 6);
    const cut = bounds(corners(0, 0, 100, 100), corners(0, 0, 100, 70), corners(0, 0, 100, 100));
    expect(cut.maxY).toBeCloseTo(99.024084, 6);
    const four = bounds(
      corners(100, 100, 140, 160),
      corners(101, 99, 141, 161),
      corners(100, 102, 138, 160),
      corners(90, 80, 150, 190),
    );
    expect(four.minX).toBeCloseTo(100.284936, 6);
    expect(four.minY).toBeCloseTo(100.229525, 6);
    expect(four.maxX).toBeCloseTo(139.768971, 6);
    expect(four.maxY).toBeCloseTo(160.290952, 6);
  });

  it('is the mean of two boxes of one size', () => {
    const mean = bounds(corners(0, 0, 10, 10), corners(2, 1, 12, 11));
    expect([mean.minX, mean.minY, mean.maxX, mean.maxY].map((side) => Math.round(side * 1e9) / 1e9)).toEqual([
      1, 0.5, 11, 10.5,
    ]);
  });

  it('is, when it has to be one that somebody drew, the one in the midst of the others', () => {
    const ring = (shift: number) => polygonFromRing([shift, 0, shift + 20, 0, shift + 10, 20]);
    const cluster = [0, 4, 1].map((shift, at) => ({
      id: `p${at}`,
      annotator: `a${at}`,
      class: 'x',
      geometry: ring(shift),
    }));
    expect(consensusGeometry(cluster, 'medoid')).toEqual(ring(1));
  });
});
