import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertTargets, convertTo } from '@shared/geometry/convert/convert';
import { keptGround, lossesOf } from '@shared/geometry/convert/losses';
import { geometrySchema, type Geometry } from '@shared/geometry/geometry';
import { areaOf, boundsOf } from '@shared/geometry/operations';
import { boundsContain, growBounds } from '@shared/geometry/extent';
import {
  arbitraryBox,
  arbitraryEllipse,
  arbitraryPolygon,
  arbitraryPolyline,
  arbitraryRotatedBox,
} from '@tests/support/arbitrary-geometry';

const any = fc.oneof(
  arbitraryBox(400, 300),
  arbitraryPolygon(400, 300),
  arbitraryRotatedBox(400, 300),
  arbitraryEllipse(400, 300),
  arbitraryPolyline(400, 300),
);
const holed: Geometry = {
  type: 'polygon',
  parts: [
    [
      [0, 0, 30, 0, 30, 30, 0, 30],
      [10, 10, 20, 10, 20, 20, 10, 20],
    ],
    [[50, 0, 60, 0, 60, 10]],
  ],
};

describe('Converting a shape', () => {
  it('makes a valid shape of the wanted type, whatever it was', () => {
    fc.assert(
      fc.property(any, fc.constantFrom(...convertTargets), (geometry, target) => {
        const made = convertTo(geometry, target);
        if (made === null) return;
        expect(made.type).toBe(target);
        expect(geometrySchema.safeParse(made).error).toBeUndefined();
      }),
    );
  });

  it('finds the rotated box that a polygon is, and gives it back as a polygon without loss', () => {
    fc.assert(
      fc.property(arbitraryRotatedBox(400, 300), (box) => {
        const polygon = convertTo(box, 'polygon')!;
        expect(lossesOf(box, polygon).size).toBe(0);
        const again = convertTo(polygon, 'rotated-box')!;
        expect(keptGround(box, again)).toBeCloseTo(1, 4);
        expect(areaOf(again) / areaOf(box)).toBeCloseTo(1, 4);
      }),
    );
  });

  it('bounds by a rotated box that is never larger than the box, and holds the whole shape', () => {
    fc.assert(
      fc.property(arbitraryPolygon(400, 300), (polygon) => {
        const [tight, box] = [convertTo(polygon, 'rotated-box')!, convertTo(polygon, 'box')!];
        expect(areaOf(tight)).toBeLessThanOrEqual(areaOf(box) * (1 + 1e-9) + 1);
        expect(boundsContain(growBounds(boundsOf(tight), 1e-6), boundsOf(polygon))).toBe(true);
      }),
    );
  });

  it('finds the ellipse again of which a polygon was made', () => {
    const ellipse: Geometry = { type: 'ellipse', cx: 200, cy: 150, width: 120, height: 60, angle: 30 };
    const again = convertTo(convertTo(ellipse, 'polygon')!, 'ellipse')!;
    expect(again.type === 'ellipse' && again.cx).toBeCloseTo(200, 6);
    expect(again.type === 'ellipse' && again.angle).toBeCloseTo(30, 2);
    expect(keptGround(ellipse, again)).toBeGreaterThan(0.99);
  });

  it('makes pixels of ground, and an outline of pixels', () => {
    const mask = convertTo(holed, 'mask')!;
    expect(mask.type).toBe('mask');
    const polygon = convertTo(mask, 'polygon')!;
    expect(polygon.type === 'polygon' && polygon.parts.map((part) => part.length)).toEqual([2, 1]);
    expect(keptGround(holed, polygon)).toBeGreaterThan(0.95);
    expect(convertTo({ type: 'polyline', points: [0, 0, 10, 0, 10, 10] }, 'mask')).toBeNull();
  });

  it('closes a line to a polygon, and gives points only their place', () => {
    const line: Geometry = { type: 'polyline', points: [0, 0, 10, 0, 10, 10, 0, 0] };
    expect(convertTo(line, 'polygon')).toEqual({ type: 'polygon', parts: [[[0, 0, 10, 0, 10, 10]]] });
    expect(convertTo({ type: 'polyline', points: [0, 0, 10, 0] }, 'polygon')).toBeNull();
    expect(convertTo({ type: 'point', x: 3, y: 4 }, 'box')).toBeNull();
    expect(convertTo(holed, 'point')).toEqual({ type: 'point', x: 30, y: 15 });
  });
});

describe('What is lost', () => {
  const lost = (geometry: Geometry, target: (typeof convertTargets)[number]) =>
    [...lossesOf(geometry, convertTo(geometry, target)!)].toSorted();

  it('is the outline, the holes and the parts of a polygon that becomes a box', () => {
    expect(lost(holed, 'box')).toEqual(['holes', 'outline', 'parts']);
    expect(lost({ type: 'polygon', parts: [[[0, 0, 10, 0, 10, 10, 0, 10]]] }, 'box')).toEqual([]);
  });

  it('is the angle of a turned box, the curve of an ellipse, the direction of a line, the size for a point', () => {
    expect(lost({ type: 'rotated-box', cx: 50, cy: 50, width: 20, height: 10, angle: 30 }, 'box')).toEqual([
      'angle',
      'outline',
    ]);
    expect(lost({ type: 'ellipse', cx: 50, cy: 50, width: 20, height: 10, angle: 0 }, 'polygon')).toEqual(['curve']);
    expect(lost({ type: 'polyline', points: [0, 0, 10, 0, 10, 10] }, 'polygon')).toEqual(['direction']);
    expect(lost(holed, 'point')).toEqual(['size']);
  });
});
