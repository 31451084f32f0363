import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ellipse } from '@shared/geometry/ellipse/ellipse';
import { imageExtent } from '@shared/geometry/extent';
import { geometrySchema } from '@shared/geometry/geometry';
import { areaOf, boundsOf, clip, hits, problemsOf, ringsOf, scale } from '@shared/geometry/operations';
import { iou } from '@shared/geometry/overlap';
import { ringArea } from '@shared/geometry/polygon/ring';
import { arbitraryEllipse } from '@tests/support/arbitrary-geometry';

const extent = imageExtent(500, 400);
const ellipses = arbitraryEllipse(500, 400);
const ellipse = (cx: number, cy: number, width: number, height: number, angle: number): Ellipse => ({
  type: 'ellipse',
  cx,
  cy,
  width,
  height,
  angle,
});

describe('An ellipse', () => {
  it('fills its rectangle and no more', () => {
    expect(boundsOf(ellipse(100, 100, 40, 20, 0))).toEqual({ minX: 80, minY: 90, maxX: 120, maxY: 110 });
    expect(boundsOf(ellipse(100, 100, 40, 20, 90))).toEqual({ minX: 90, minY: 80, maxX: 110, maxY: 120 });
    expect(hits(ellipse(100, 100, 40, 20, 0), { x: 119, y: 100 }, 0)).toBe(true);
    expect(hits(ellipse(100, 100, 40, 20, 0), { x: 118, y: 108 }, 0)).toBe(false);
    expect(hits(ellipse(100, 100, 40, 20, 0), { x: 122, y: 100 }, 3)).toBe(true);
  });

  it('has the area of the polygon that stands for it', () => {
    fc.assert(
      fc.property(ellipses, (one) => {
        expect(Math.abs(ringArea(ringsOf(one)[0]!)) / areaOf(one)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('overlaps itself fully', () => {
    expect(iou(ellipse(90, 90, 50, 30, 20), ellipse(90, 90, 50, 30, 200))).toBeCloseTo(1, 9);
    expect(iou(ellipse(90, 90, 50, 50, 0), ellipse(90, 90, 50, 50, 33))).toBeGreaterThan(0.998);
  });

  it('stays an ellipse when it is scaled, and covers the scaled points', () => {
    const factor = fc.double({ min: 0.2, max: 4, noNaN: true }).chain((size) => fc.constantFrom(size, -size));
    const turns = fc.double({ min: 0, max: 6.28, noNaN: true });
    fc.assert(
      fc.property(ellipses, factor, factor, turns, (one, factorX, factorY, turn) => {
        const scaled = scale(one, { originX: 100, originY: 50, factorX, factorY });
        expect(geometrySchema.safeParse(scaled).success).toBe(true);
        expect(areaOf(scaled) / areaOf(one) / Math.abs(factorX * factorY)).toBeCloseTo(1, 6);
        const radians = (one.angle * Math.PI) / 180;
        const [across, down] = [(one.width / 2) * Math.cos(turn) * 0.99, (one.height / 2) * Math.sin(turn) * 0.99];
        const x = one.cx + across * Math.cos(radians) - down * Math.sin(radians);
        const y = one.cy + across * Math.sin(radians) + down * Math.cos(radians);
        expect(hits(scaled, { x: 100 + (x - 100) * factorX, y: 50 + (y - 50) * factorY }, 0)).toBe(true);
      }),
    );
  });

  it('may reach beyond the image, but not with its centre', () => {
    expect(problemsOf(ellipse(2, 200, 60, 20, 30), extent)).toEqual([]);
    expect(clip(ellipse(-2, 200, 60, 20, 30), extent)).toEqual(ellipse(0, 200, 60, 20, 30));
    expect(problemsOf(ellipse(50, 50, 0.5, 20, 30), extent)).toEqual(['too-small']);
  });
});
