import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsContain, imageExtent } from '@shared/geometry/extent';
import { clampMove, settle } from '@shared/geometry/fit';
import { geometrySchema, type Geometry } from '@shared/geometry/geometry';
import { areaOf, boundsOf, clip, hits, problemsOf, scale, translate } from '@shared/geometry/operations';
import { arbitraryBox, arbitraryPolygon } from '@tests/support/arbitrary-geometry';

const geometries = fc.oneof(arbitraryBox(500, 400), arbitraryPolygon(500, 400));
const extent = imageExtent(500, 400);
const withHole: Geometry = {
  type: 'polygon',
  parts: [
    [
      [0, 0, 10, 0, 10, 10, 0, 10],
      [3, 3, 7, 3, 7, 7, 3, 7],
    ],
  ],
};

describe('Geometry', () => {
  it('is moved without changing its area or its size', () => {
    fc.assert(
      fc.property(
        geometries,
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: -500, max: 500 }),
        (one, dx, dy) => {
          const moved = translate(one, dx, dy);
          expect(areaOf(moved)).toBeCloseTo(areaOf(one), 4);
          expect(boundsOf(moved).minX).toBeCloseTo(boundsOf(one).minX + dx, 6);
          expect(boundsOf(moved).maxY).toBeCloseTo(boundsOf(one).maxY + dy, 6);
        },
      ),
    );
  });

  it('is scaled in area by both factors, mirrored or not', () => {
    const factor = fc.double({ min: 0.1, max: 4, noNaN: true }).chain((size) => fc.constantFrom(size, -size));
    fc.assert(
      fc.property(geometries, factor, factor, (one, factorX, factorY) => {
        const scaled = scale(one, { originX: 100, originY: 50, factorX, factorY });
        expect(areaOf(scaled)).toBeCloseTo(areaOf(one) * Math.abs(factorX * factorY), 3);
        expect(geometrySchema.safeParse(scaled).success).toBe(true);
      }),
    );
  });

  it('is clipped to what lies inside', () => {
    fc.assert(
      fc.property(geometries, fc.integer({ min: -500, max: 500 }), (one, by) => {
        const clipped = clip(translate(one, by, by), extent);
        if (clipped === null) return;
        expect(boundsContain(extent, boundsOf(clipped))).toBe(true);
        expect(areaOf(clipped)).toBeLessThanOrEqual(areaOf(one) + 1e-6);
      }),
    );
  });

  it('is left as it is by clipping when it lies inside', () => {
    fc.assert(
      fc.property(geometries, (one) => {
        expect(areaOf(clip(one, extent)!)).toBeCloseTo(areaOf(one), 6);
      }),
    );
  });

  it('is nothing when all of it lies outside', () => {
    expect(clip({ type: 'box', x: 600, y: 0, width: 5, height: 5 }, extent)).toBeNull();
    expect(clip({ type: 'polygon', parts: [[[600, 0, 610, 0, 605, 9]]] }, extent)).toBeNull();
  });

  it('is stored inside the image, in hundredths of a pixel', () => {
    fc.assert(
      fc.property(geometries, (one) => {
        const settled = settle(one, extent);
        if (settled === null) return;
        expect(problemsOf(settled, extent)).not.toContain('outside-image');
        const { minX } = boundsOf(settled);
        expect(Math.abs(minX * 100 - Math.round(minX * 100))).toBeLessThan(1e-6);
      }),
    );
  });

  it('is not hit in its hole, but near the edge of it', () => {
    expect(hits(withHole, { x: 5, y: 5 }, 1)).toBe(false);
    expect(hits(withHole, { x: 3.5, y: 5 }, 1)).toBe(true);
    expect(hits(withHole, { x: 1, y: 5 }, 0)).toBe(true);
    expect(areaOf(withHole)).toBe(84);
  });

  it('cannot be stored when it is thinner than a pixel or not a number', () => {
    expect(problemsOf({ type: 'box', x: 0, y: 0, width: 0.5, height: 9 }, extent)).toEqual(['too-small']);
    expect(problemsOf({ type: 'polygon', parts: [[[0, 0, 10, 10, 20, 20]]] }, extent)).toEqual(['too-small']);
    expect(problemsOf({ type: 'box', x: Number.NaN, y: 0, width: 5, height: 9 }, extent)).toEqual(['not-finite']);
    expect(problemsOf({ type: 'box', x: 499, y: 0, width: 5, height: 9 }, extent)).toEqual(['outside-image']);
  });
});

describe('A move kept inside the image', () => {
  it('goes as far as it can', () => {
    expect(clampMove({ minX: 10, minY: 10, maxX: 20, maxY: 20 }, extent, -50, 9_999)).toEqual({ dx: -10, dy: 380 });
  });

  it('does not drive out what is outside already', () => {
    expect(clampMove({ minX: -10, minY: 0, maxX: 20, maxY: 20 }, extent, -5, 0)).toEqual({ dx: 0, dy: 0 });
    expect(clampMove({ minX: -10, minY: 0, maxX: 20, maxY: 20 }, extent, 5, 0)).toEqual({ dx: 5, dy: 0 });
  });
});
