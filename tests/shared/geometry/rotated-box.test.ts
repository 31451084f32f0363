import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageExtent } from '@shared/geometry/extent';
import {
  frameHandlePoint,
  resizeFrame,
  snapLine,
  turnedTo,
  turnHandlePoint,
} from '@shared/geometry/frame/frame-handles';
import { geometrySchema } from '@shared/geometry/geometry';
import { areaOf, boundsOf, clip, hits, problemsOf, round, scale, translate } from '@shared/geometry/operations';
import { iou } from '@shared/geometry/overlap';
import { resizeHandles } from '@shared/geometry/resize';
import type { RotatedBox } from '@shared/geometry/rotated-box/rotated-box';
import { rotatedBoxOnBaseline } from '@shared/geometry/rotated-box/rotated-box-kernel';
import { arbitraryRotatedBox } from '@tests/support/arbitrary-geometry';

const extent = imageExtent(500, 400);
const boxes = arbitraryRotatedBox(500, 400);
const box = (cx: number, cy: number, width: number, height: number, angle: number): RotatedBox => ({
  type: 'rotated-box',
  cx,
  cy,
  width,
  height,
  angle,
});
const handles = fc.constantFrom(...resizeHandles);
const points = fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 400 }) });

describe('A rotated box', () => {
  it.each([
    [0, { minX: 80, minY: 90, maxX: 120, maxY: 110 }],
    [90, { minX: 90, minY: 80, maxX: 110, maxY: 120 }],
    [180, { minX: 80, minY: 90, maxX: 120, maxY: 110 }],
    [270, { minX: 90, minY: 80, maxX: 110, maxY: 120 }],
  ])('of 40 by 20 turned by %d degrees has exact bounds', (angle, bounds) => {
    expect(boundsOf(box(100, 100, 40, 20, angle))).toEqual(bounds);
  });

  it('turns clockwise on screen', () => {
    // 30 degrees clockwise: the right end is lower than the left one.
    expect(hits(box(100, 100, 80, 4, 30), { x: 100 + 30 * Math.cos(Math.PI / 6), y: 115 }, 0)).toBe(true);
    expect(hits(box(100, 100, 80, 4, 30), { x: 100 + 30 * Math.cos(Math.PI / 6), y: 85 }, 0)).toBe(false);
  });

  it('covers the same when it is turned by half', () => {
    fc.assert(
      fc.property(boxes, (one) => {
        expect(iou(one, { ...one, angle: (one.angle + 180) % 360 })).toBeCloseTo(1, 6);
      }),
    );
  });

  it('overlaps itself turned by 45 degrees as squares do', () => {
    // Two unit squares about one centre, one turned by 45 degrees, share a regular octagon of 2 sqrt 2 - 2.
    const shared = 2 * Math.SQRT2 - 2;
    expect(iou(box(50, 50, 10, 10, 0), box(50, 50, 10, 10, 45))).toBeCloseTo(shared / (2 - shared), 9);
  });

  it('is scaled in area by both factors, and exactly when both are the same', () => {
    const factor = fc.double({ min: 0.1, max: 4, noNaN: true }).chain((size) => fc.constantFrom(size, -size));
    fc.assert(
      fc.property(boxes, factor, factor, (one, factorX, factorY) => {
        const scaled = scale(one, { originX: 100, originY: 50, factorX, factorY });
        expect(areaOf(scaled) / areaOf(one) / Math.abs(factorX * factorY)).toBeCloseTo(1, 6);
        expect(geometrySchema.safeParse(scaled).success).toBe(true);
        const bounds = boundsOf(scale(one, { originX: 0, originY: 0, factorX, factorY: factorX }));
        expect(bounds.maxX - bounds.minX).toBeCloseTo((boundsOf(one).maxX - boundsOf(one).minX) * Math.abs(factorX), 4);
      }),
    );
  });

  it('may reach beyond the image with its corners but not with its centre', () => {
    expect(problemsOf(box(2, 200, 60, 20, 30), extent)).toEqual([]);
    expect(problemsOf(box(-2, 200, 60, 20, 30), extent)).toEqual(['outside-image']);
    expect(clip(box(-2, 200, 60, 20, 30), extent)).toEqual(box(0, 200, 60, 20, 30));
    expect(clip(box(-200, 200, 60, 20, 30), extent)).toBeNull();
    expect(problemsOf(box(50, 50, 0.5, 20, 30), extent)).toEqual(['too-small']);
    expect(problemsOf(box(50, 50, 5, 20, Number.NaN), extent)).toEqual(['not-finite']);
  });

  it('is rounded to hundredths, and its angle never to 360', () => {
    expect(round(box(10.123, 20.456, 5.557, 6.001, 359.998), 100)).toEqual(box(10.12, 20.46, 5.56, 6, 0));
    expect(geometrySchema.safeParse(box(1, 1, 1, 1, 360)).success).toBe(false);
  });

  it('is moved without changing its size or angle', () => {
    expect(translate(box(1, 2, 3, 4, 5), 10, -1)).toEqual(box(11, 1, 3, 4, 5));
  });
});

describe('The handles of a rotated box', () => {
  it('resize it in its own directions while the opposite side stays', () => {
    fc.assert(
      fc.property(boxes, handles, points, fc.boolean(), (one, handle, point, keepRatio) => {
        const resized = resizeFrame(one, handle, point, extent, keepRatio);
        const opposite = resizeHandles[(resizeHandles.indexOf(handle) + 4) % 8]!;
        const [before, after] = [frameHandlePoint(one, opposite), frameHandlePoint(resized, opposite)];
        expect(after.x).toBeCloseTo(before.x, 6);
        expect(after.y).toBeCloseTo(before.y, 6);
        expect(resized.angle).toBe(one.angle);
        expect(Math.min(resized.width, resized.height)).toBeGreaterThanOrEqual(1 - 1e-9);
      }),
    );
  });

  it('follow the pointer where it stays on their side', () => {
    const one = box(100, 100, 40, 20, 90);
    expect(resizeFrame(one, 'e', { x: 100, y: 150 }, extent, false)).toEqual({
      cx: 100,
      cy: 115,
      width: 70,
      height: 20,
      angle: 90,
    });
  });

  it('turn it to where they are brought, by steps of 15 degrees if wanted', () => {
    const one = box(100, 100, 40, 20, 0);
    expect(turnHandlePoint(one, 30)).toEqual({ x: 100, y: 60 });
    expect(turnedTo(one, { x: 160, y: 100 }, false)).toBe(90);
    expect(turnedTo(one, { x: 100, y: 160 }, false)).toBe(180);
    expect(turnedTo(one, { x: 140, y: 69 }, true) % 15).toBe(0);
    expect(turnedTo(one, { x: 100, y: 100 }, false)).toBe(0);
    fc.assert(
      fc.property(boxes, fc.integer({ min: 1, max: 40 }), (any, distance) => {
        const angle = turnedTo(any, turnHandlePoint(any, distance), false);
        const apart = Math.abs(angle - any.angle);
        expect(Math.min(apart, 360 - apart)).toBeLessThan(1e-6);
      }),
    );
  });
});

describe('A rotated box on a baseline', () => {
  it('has the baseline as its first side and reaches to the point', () => {
    expect(rotatedBoxOnBaseline({ x: 10, y: 50 }, { x: 50, y: 50 }, { x: 30, y: 70 }, extent)).toEqual(
      box(30, 60, 40, 20, 0),
    );
    expect(rotatedBoxOnBaseline({ x: 10, y: 50 }, { x: 50, y: 50 }, { x: 30, y: 30 }, extent)).toEqual(
      box(30, 40, 40, 20, 0),
    );
  });

  it('keeps its centre inside the image', () => {
    fc.assert(
      fc.property(points, points, points, (from, to, point) => {
        const { cx, cy } = rotatedBoxOnBaseline(from, to, point, extent);
        expect(cx).toBeGreaterThanOrEqual(-1e-9);
        expect(cx).toBeLessThanOrEqual(500 + 1e-9);
        expect(cy).toBeGreaterThanOrEqual(-1e-9);
        expect(cy).toBeLessThanOrEqual(400 + 1e-9);
      }),
    );
  });

  it('is snapped to steps of 15 degrees without leaving the image', () => {
    fc.assert(
      fc.property(points, points, (from, to) => {
        const end = snapLine(from, to, extent);
        expect(end.x >= 0 && end.x <= 500 && end.y >= 0 && end.y <= 400).toBe(true);
        const angle = (Math.atan2(end.y - from.y, end.x - from.x) * 180) / Math.PI;
        fc.pre(Math.hypot(end.x - from.x, end.y - from.y) > 1e-6);
        expect(Math.abs(angle / 15 - Math.round(angle / 15))).toBeLessThan(1e-4);
      }),
    );
  });
});
