import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageExtent } from '@shared/geometry/extent';
import type { Geometry } from '@shared/geometry/geometry';
import { areaOf, boundsOf, problemsOf, ringsOf, simplify } from '@shared/geometry/operations';
import { iou } from '@shared/geometry/overlap';
import { ringsCross } from '@shared/geometry/polygon/crossing';
import { segmentDistance } from '@shared/geometry/segment';
import {
  arbitraryBox,
  arbitraryEllipse,
  arbitraryPolygon,
  arbitraryPolyline,
  arbitraryRotatedBox,
  arbitrarySkeleton,
} from '@tests/support/arbitrary-geometry';
import { arbitraryPixels, maskOfPixels } from '@tests/support/arbitrary-mask';

const [width, height] = [120, 90];
const extent = imageExtent(width, height);
const arbitraryMask = fc
  .tuple(arbitraryPixels(24, 18), fc.nat(40), fc.nat(40))
  .map(([pixels, x, y]) => maskOfPixels(pixels, x, y))
  .filter((mask) => mask !== null);
const rooms: Readonly<Record<Geometry['type'], fc.Arbitrary<Geometry>>> = {
  box: arbitraryBox(width, height),
  'rotated-box': arbitraryRotatedBox(width, height),
  ellipse: arbitraryEllipse(width, height),
  polygon: arbitraryPolygon(width, height),
  polyline: arbitraryPolyline(width, height),
  point: fc.record({ type: fc.constant('point' as const), x: fc.nat(width), y: fc.nat(height) }),
  mask: arbitraryMask,
  skeleton: arbitrarySkeleton(width, height),
};
const arbitraryShape = fc.oneof(...Object.values(rooms));

/** Pixels from a place to the nearest edge of a line or an outline. */
function distanceTo(points: readonly number[], closed: boolean, x: number, y: number): number {
  let least = Infinity;
  for (let at = closed ? 0 : 2; at < points.length; at += 2) {
    const before = (at + points.length - 2) % points.length;
    least = Math.min(
      least,
      segmentDistance({ x, y }, points[before]!, points[before + 1]!, points[at]!, points[at + 1]!),
    );
  }
  return least;
}

/** The farthest that a vertex of one line lies from another. */
function farthest(from: readonly number[], to: readonly number[], closed: boolean): number {
  let most = 0;
  for (let at = 0; at < from.length; at += 2) most = Math.max(most, distanceTo(to, closed, from[at]!, from[at + 1]!));
  return most;
}

describe.each(Object.entries(rooms))('A %s', (_type, arbitrary) => {
  it('has the same in common with another from both sides, between nothing and all', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (one, other) => {
        const value = iou(one, other);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(iou(other, one)).toBeCloseTo(value, 9);
      }),
      { numRuns: 50 },
    );
  });

  it('has all in common with itself, when it covers anything', () => {
    fc.assert(
      fc.property(arbitrary, (one) => {
        const covers = areaOf(one) > 1e-3;
        expect(iou(one, one)).toBeCloseTo(covers ? 1 : iou(one, one), 6);
      }),
      { numRuns: 50 },
    );
  });

  it('is compared with any other kind of shape as that is with it', () => {
    fc.assert(
      fc.property(arbitrary, arbitraryShape, (one, other) => {
        const value = iou(one, other);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(iou(other, one)).toBeCloseTo(value, 9);
      }),
      { numRuns: 50 },
    );
  });

  it('stays sound when it is simplified, and has no more vertices than before', () => {
    fc.assert(
      fc.property(arbitrary, fc.double({ min: 0, max: 50, noNaN: true }), (one, tolerance) => {
        const simple = simplify(one, tolerance);
        expect(simple.type).toBe(one.type);
        expect(problemsOf(one, extent)).toEqual(expect.arrayContaining([...problemsOf(simple, extent)]));
        const numbers = (shape: Geometry) => ringsOf(shape).flat().length;
        expect(numbers(simple)).toBeLessThanOrEqual(numbers(one));
      }),
      { numRuns: 100 },
    );
  });
});

describe('Simplifying', () => {
  it('drops nothing of a polygon that lies farther off than the tolerance, and never lets it cross itself', () => {
    fc.assert(
      fc.property(rooms.polygon, fc.double({ min: 0, max: 30, noNaN: true }), (one, tolerance) => {
        const [before, after] = [ringsOf(one), ringsOf(simplify(one, tolerance))];
        before.forEach((ring, index) =>
          expect(farthest(ring, after[index]!, true)).toBeLessThanOrEqual(tolerance + 1e-6),
        );
        expect(ringsCross(after) && !ringsCross(before)).toBe(false);
      }),
    );
  });

  it('drops nothing of a line that lies farther off than the tolerance, and keeps its ends', () => {
    fc.assert(
      fc.property(arbitraryPolyline(width, height), fc.double({ min: 0, max: 30, noNaN: true }), (line, tolerance) => {
        const simple = simplify(line, tolerance);
        const points = simple.type === 'polyline' ? simple.points : [];
        expect(farthest(line.points, points, false)).toBeLessThanOrEqual(tolerance + 1e-6);
        expect([...points.slice(0, 2), ...points.slice(-2)]).toEqual([
          ...line.points.slice(0, 2),
          ...line.points.slice(-2),
        ]);
      }),
    );
  });

  it('keeps a thin outline that would be left without any ground, and a hole apart from its border', () => {
    const sliver: Geometry = { type: 'polygon', parts: [[[0, 0, 50, 1, 100, 0, 100, 2, 50, 3, 0, 2]]] };
    expect(areaOf(simplify(sliver, 40))).toBeGreaterThan(0);
    const dented: Geometry = {
      type: 'polygon',
      parts: [
        [
          [0, 0, 60, 0, 60, 60, 30, 40, 0, 60],
          [10, 45, 30, 32, 50, 45, 30, 36],
        ],
      ],
    };
    const simple = simplify(dented, 20);
    expect(ringsCross(ringsOf(simple))).toBe(false);
    expect(boundsOf(simple)).toEqual(boundsOf(dented));
  });
});
