import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intersectionOf, subtractFrom, unionOf } from '@shared/geometry/boolean/combine';
import { splitByLine } from '@shared/geometry/boolean/split';
import type { Geometry } from '@shared/geometry/geometry';
import { areaOf } from '@shared/geometry/operations';
import { iou, overlapArea } from '@shared/geometry/overlap';
import type { Polygon } from '@shared/geometry/polygon/polygon';
import {
  arbitraryBox,
  arbitraryEllipse,
  arbitraryPolygon,
  arbitraryRotatedBox,
} from '@tests/support/arbitrary-geometry';

const [WIDTH, HEIGHT] = [400, 300];
const square = (x: number, y: number, side: number): Geometry => ({ type: 'box', x, y, width: side, height: side });
const area = (polygon: Polygon | null) => (polygon === null ? 0 : areaOf(polygon));
const ground = fc.oneof(
  arbitraryBox(WIDTH, HEIGHT),
  arbitraryPolygon(WIDTH, HEIGHT),
  arbitraryRotatedBox(WIDTH, HEIGHT),
  arbitraryEllipse(WIDTH, HEIGHT),
);

describe('Joining shapes', () => {
  it('makes one outline of two that overlap', () => {
    const joined = unionOf([square(0, 0, 10), square(5, 5, 10)])!;
    expect(joined.parts).toHaveLength(1);
    expect(joined.parts[0]![0]).toHaveLength(16);
    expect(area(joined)).toBe(175);
  });

  it('keeps what does not touch as parts, and a ring as an outline with a hole', () => {
    expect(unionOf([square(0, 0, 10), square(50, 50, 10)])!.parts).toHaveLength(2);
    const frame = unionOf([
      { type: 'box', x: 0, y: 0, width: 30, height: 5 },
      { type: 'box', x: 0, y: 25, width: 30, height: 5 },
      { type: 'box', x: 0, y: 0, width: 5, height: 30 },
      { type: 'box', x: 25, y: 0, width: 5, height: 30 },
    ])!;
    expect(frame.parts.map((part) => part.length)).toEqual([2]);
  });
});

describe('Subtracting shapes', () => {
  it('makes a hole of what lies inside, and nothing of what is covered whole', () => {
    const holed = subtractFrom(square(0, 0, 30), [square(10, 10, 10)])!;
    expect(holed.parts[0]).toHaveLength(2);
    expect(area(holed)).toBe(800);
    expect(subtractFrom(square(10, 10, 10), [square(0, 0, 30)])).toBeNull();
  });

  it('leaves no dust along a border that both share', () => {
    const [left, right] = [
      { type: 'polygon', parts: [[[0, 0, 33.33, 0, 66.67, 100, 0, 100]]] },
      { type: 'polygon', parts: [[[33.33, 0, 100, 0, 100, 100, 66.67, 100]]] },
    ] as const;
    expect(subtractFrom(left, [right])).toEqual({ type: 'polygon', parts: [[expect.any(Array)]] });
    expect(area(subtractFrom(left, [right]))).toBeCloseTo(areaOf(left), 6);
    expect(intersectionOf([left, right])).toBeNull();
  });
});

describe('For any two shapes', () => {
  it('the common part is as large as the overlap, and joined and common areas add up', () => {
    fc.assert(
      fc.property(ground, ground, (one, other) => {
        const common = area(intersectionOf([one, other]));
        // Rounding to hundredths moves an outline of some 1,000 px by half of one at most.
        expect(Math.abs(common - overlapArea(one, other))).toBeLessThan(15);
        expect(Math.abs(area(unionOf([one, other])) + common - areaOf(one) - areaOf(other))).toBeLessThan(30);
        expect(Math.abs(area(subtractFrom(one, [other])) + common - areaOf(one))).toBeLessThan(30);
      }),
      { numRuns: 150 },
    );
  });
});

describe('Splitting by a line', () => {
  it('makes two pieces, the larger first', () => {
    const pieces = splitByLine(square(0, 0, 30), [10, -5, 10, 40]);
    expect(pieces.map(area)).toEqual([600, 300]);
  });

  it('leads the ends straight on when they lie inside', () => {
    expect(splitByLine(square(0, 0, 30), [10, 10, 10, 20]).map(area)).toEqual([600, 300]);
  });

  it('leaves a shape that it does not cross as it is', () => {
    expect(splitByLine(square(0, 0, 30), [40, 0, 40, 40]).map(area)).toEqual([900]);
  });

  it('cuts along every bend, and into as many pieces as there are', () => {
    const comb = splitByLine(square(0, 0, 30), [-5, 15, 15, 15, 15, 35]);
    expect(comb.map(area)).toEqual([675, 225]);
    const zigzag = splitByLine({ type: 'box', x: 0, y: 10, width: 40, height: 10 }, [5, 0, 15, 30, 25, 0, 35, 30]);
    expect(zigzag).toHaveLength(4);
  });

  it('cuts one arm of a horseshoe when the line ends in its mouth', () => {
    const horseshoe: Polygon = {
      type: 'polygon',
      parts: [[[0, 0, 30, 0, 30, 30, 20, 30, 20, 10, 10, 10, 10, 30, 0, 30]]],
    };
    expect(splitByLine(horseshoe, [-5, 20, 15, 20]).map(area)).toEqual([600, 100]);
  });

  it('loses and adds no area, whatever the line', () => {
    const line = fc.array(fc.tuple(fc.integer({ min: -50, max: 450 }), fc.integer({ min: -50, max: 350 })), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(ground, line, (shape, points) => {
        const pieces = splitByLine(shape, points.flat());
        const sum = pieces.reduce((total, piece) => total + area(piece), 0);
        expect(Math.abs(sum - areaOf(shape))).toBeLessThan(30 + 5 * points.length);
      }),
      { numRuns: 150 },
    );
  });
});

describe('An outline that goes back on its way along a level edge', () => {
  it('is combined like any other: the library alone takes all memory on it', () => {
    const ring = [262, 0, 303, 0, 0, 0, 96, 61, 170, 0];
    const combined = unionOf([{ type: 'polygon', parts: [[ring]] }]);
    expect(combined?.parts).toHaveLength(1);
    expect(areaOf(combined!)).toBeCloseTo((170 * 61) / 2, 6);
  });

  it('has the same ground afterwards, however often it goes back', () => {
    const vertex = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.array(vertex, { minLength: 3, maxLength: 14 }), (vertices) => {
        const polygon = { type: 'polygon' as const, parts: [[vertices.flatMap(([x, y]) => [x * 100, y * 100])]] };
        const combined = unionOf([polygon]);
        const around = { type: 'box' as const, x: 0, y: 0, width: 900, height: 300 };
        const missed = combined
          ? (1 - iou(polygon, combined)) * areaOf(combined)
          : iou(polygon, around) * areaOf(around);
        // Corners are rounded to hundredths of a pixel, and what is thinner than that is left out.
        const length = vertices.reduce((sum, [x, y], index) => {
          const [beforeX, beforeY] = vertices.at(index - 1)!;
          return sum + 100 * Math.hypot(x - beforeX, y - beforeY);
        }, 0);
        expect(missed).toBeLessThanOrEqual(0.02 * length + 1e-6);
      }),
      { numRuns: 500 },
    );
  });
});
