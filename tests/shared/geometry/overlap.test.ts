import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '@shared/geometry/box/box';
import { areaOf, ringsOf, translate } from '@shared/geometry/operations';
import { iou, overlapArea } from '@shared/geometry/overlap';
import type { Polygon } from '@shared/geometry/polygon/polygon';
import { arbitraryBox, arbitraryPolygon } from '@tests/support/arbitrary-geometry';

const box = (x: number, y: number, width: number, height: number): Box => ({ type: 'box', x, y, width, height });
const outlined = (shape: Box): Polygon => ({ type: 'polygon', parts: [ringsOf(shape)] });

describe('Intersection over union', () => {
  it('is one third for boxes that share half of each', () => {
    expect(iou(box(0, 0, 10, 10), box(5, 0, 10, 10))).toBeCloseTo(1 / 3, 12);
  });

  it('is nothing for shapes that only touch', () => {
    expect(iou(box(0, 0, 10, 10), box(10, 0, 10, 10))).toBe(0);
    expect(iou(outlined(box(0, 0, 10, 10)), box(10, 0, 10, 10))).toBe(0);
  });

  it('leaves holes out', () => {
    const ring: Polygon = {
      type: 'polygon',
      parts: [
        [
          [0, 0, 10, 0, 10, 10, 0, 10],
          [2, 2, 8, 2, 8, 8, 2, 8],
        ],
      ],
    };
    expect(overlapArea(ring, box(2, 2, 6, 6))).toBeCloseTo(0, 9);
    expect(iou(ring, box(0, 0, 10, 10))).toBeCloseTo(0.64, 12);
  });

  it('adds up over parts', () => {
    const parts: Polygon = {
      type: 'polygon',
      parts: [[[0, 0, 2, 0, 2, 2, 0, 2]], [[4, 0, 6, 0, 6, 2, 4, 2]]],
    };
    expect(overlapArea(parts, box(1, 0, 4, 2))).toBeCloseTo(4, 12);
  });

  it('is right for an outline that crosses itself', () => {
    const bowTie: Polygon = { type: 'polygon', parts: [[[0, 0, 10, 10, 10, 0, 0, 10]]] };
    expect(overlapArea(bowTie, box(0, 0, 10, 10))).toBeCloseTo(50, 9);
    expect(iou(bowTie, bowTie)).toBeCloseTo(1, 12);
  });

  it('is the same for a box and for a polygon of its corners', () => {
    fc.assert(
      fc.property(arbitraryBox(500, 400), arbitraryBox(500, 400), (one, other) => {
        expect(iou(outlined(one), outlined(other))).toBeCloseTo(iou(one, other), 6);
      }),
    );
  });

  it('is symmetric, between 0 and 1, and 1 with itself', () => {
    fc.assert(
      fc.property(arbitraryPolygon(500, 400), arbitraryPolygon(500, 400), (one, other) => {
        const value = iou(one, other);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(iou(other, one)).toBeCloseTo(value, 9);
        expect(iou(one, one)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('covers no more than the smaller of both', () => {
    fc.assert(
      fc.property(arbitraryPolygon(500, 400), arbitraryBox(500, 400), (one, other) => {
        const shared = overlapArea(one, other);
        expect(shared).toBeLessThanOrEqual(Math.min(areaOf(one), areaOf(other)) + 1e-6);
      }),
    );
  });

  it('does not depend on where both lie', () => {
    fc.assert(
      fc.property(
        arbitraryPolygon(500, 400),
        arbitraryPolygon(500, 400),
        fc.integer({ min: -99, max: 99 }),
        (one, other, by) => {
          expect(iou(translate(one, by, -by), translate(other, by, -by))).toBeCloseTo(iou(one, other), 6);
        },
      ),
    );
  });
});
