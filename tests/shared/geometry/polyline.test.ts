import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsContain, imageExtent } from '@shared/geometry/extent';
import { geometrySchema } from '@shared/geometry/geometry';
import { areaOf, boundsOf, clip, hits, problemsOf, ringsOf, scale, translate } from '@shared/geometry/operations';
import { iou } from '@shared/geometry/overlap';
import type { Polyline } from '@shared/geometry/polyline/polyline';
import { polylineLength } from '@shared/geometry/polyline/polyline-kernel';
import { arbitraryPolyline } from '@tests/support/arbitrary-geometry';

const extent = imageExtent(500, 400);
const line = (...points: number[]): Polyline => ({ type: 'polyline', points });

describe('A line', () => {
  it('is hit beside itself, but not between its ends', () => {
    const angle = line(0, 0, 100, 0, 100, 100);
    expect(hits(angle, { x: 50, y: 3 }, 4)).toBe(true);
    expect(hits(angle, { x: 50, y: 50 }, 4)).toBe(false);
    expect(polylineLength(angle)).toBe(200);
  });

  it('covers nothing', () => {
    expect(areaOf(line(0, 0, 9, 9, 0, 9))).toBe(0);
    expect(ringsOf(line(0, 0, 9, 9, 0, 9))).toEqual([]);
    expect(iou(line(0, 0, 9, 9), line(0, 0, 9, 9))).toBe(0);
    expect(iou(line(0, 0, 9, 9), { type: 'box', x: 0, y: 0, width: 9, height: 9 })).toBe(0);
  });

  it('is cut at the border, where its longest piece is kept, in its direction', () => {
    expect(clip(line(-50, 10, 50, 10), extent)).toEqual(line(0, 10, 50, 10));
    expect(clip(line(20, 20, 20, -20, 300, -20, 300, 200), extent)).toEqual(line(300, 0, 300, 200));
    expect(clip(line(-5, -5, -5, 500), extent)).toBeNull();
    fc.assert(
      fc.property(arbitraryPolyline(500, 400), fc.integer({ min: -500, max: 500 }), (one, by) => {
        const clipped = clip(translate(one, by, by), extent);
        if (clipped === null) return true;
        return boundsContain(extent, boundsOf(clipped)) && geometrySchema.safeParse(clipped).success;
      }),
    );
  });

  it('is moved and scaled vertex by vertex', () => {
    expect(translate(line(0, 0, 3, 4), 1, 2)).toEqual(line(1, 2, 4, 6));
    expect(scale(line(0, 0, 3, 4), { originX: 0, originY: 0, factorX: 2, factorY: -1 })).toEqual(line(0, 0, 6, -4));
  });

  it('may be level or upright, but not shorter than a pixel', () => {
    expect(problemsOf(line(0, 10, 100, 10), extent)).toEqual([]);
    expect(problemsOf(line(0, 10, 0.5, 10), extent)).toEqual(['too-small']);
    expect(problemsOf(line(0, 10, 600, 10), extent)).toEqual(['outside-image']);
    expect(problemsOf(line(0, 10, Number.NaN, 10), extent)).toEqual(['not-finite']);
    expect(geometrySchema.safeParse(line(0, 10)).success).toBe(false);
  });
});
