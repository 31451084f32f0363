import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingDistance, shapeAlpha, type Drawing } from '@shared/agreement/objects/shape-alpha';
import { object } from './objects';

type Corners = [number, number, number, number];

const drawing = (...boxes: Corners[]): Drawing => boxes.map((box, index) => object(`a${index}`, 'x', ...box));

const drawn = (all: readonly Drawing[][]) => all.map((drawings) => ({ drawings }));

const images = [
  [drawing([0, 0, 10, 10]), drawing([1, 0, 11, 10]), drawing([0, 0, 10, 10], [20, 20, 30, 30])],
  [drawing([50, 50, 80, 90]), drawing([52, 50, 82, 92])],
  [drawing(), drawing([5, 5, 15, 25]), drawing()],
  [drawing([0, 40, 40, 60], [60, 0, 90, 20]), drawing([0, 42, 40, 60], [61, 0, 91, 20])],
];

describe('the distance of two drawings', () => {
  it('is the reference one', () => {
    const distances = images.flatMap((all) =>
      all.flatMap((one, index) => all.slice(index + 1).map((other) => drawingDistance(one, other))),
    );
    const expected = [0.181818, 0.333333, 0.454545, 0.164179, 1, 0, 1, 0.082258];
    expect(distances).toHaveLength(expected.length);
    expected.forEach((distance, at) => expect(distances[at]).toBeCloseTo(distance, 6));
  });

  it('is the same from both sides, 0 to itself, and never outside 0 to 1', () => {
    const drawings = fc
      .array(fc.tuple(fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 30 })), { maxLength: 6 })
      .map((boxes) => drawing(...boxes.map(([x, y, size]): Corners => [x, y, x + size, y + size])));
    fc.assert(
      fc.property(drawings, drawings, (one, other) => {
        const distance = drawingDistance(one, other);
        expect(drawingDistance(other, one)).toBeCloseTo(distance, 9);
        expect(drawingDistance(one, one)).toBeCloseTo(0, 9);
        expect(distance).toBeGreaterThanOrEqual(-1e-12);
        expect(distance).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('agreement on shapes', () => {
  it('is the reference one', () => {
    const { value, observed, expected, krippendorff, separation, ci95 } = shapeAlpha(drawn(images));
    expect(observed).toBeCloseTo(0.402016767, 9);
    expect(expected).toBeCloseTo(0.992901993, 9);
    expect(value).toBeCloseTo(0.595109316, 9);
    expect(krippendorff).toBeCloseTo(0.610007438, 9);
    expect(separation).toBeCloseTo(0.75, 9);
    expect(ci95![0]).toBeLessThan(value!);
    expect(ci95![1]).toBeGreaterThan(value!);
  });

  it('has no value for nothing, a single image, or images that are all empty', () => {
    expect(shapeAlpha([])).toMatchObject({ value: null, observed: null, expected: null });
    expect(shapeAlpha(drawn([images[0]!])).value).toBeNull();
    expect(shapeAlpha(drawn([[drawing(), drawing()], [drawing()]]))).toMatchObject({
      value: null,
      observed: 0,
      expected: 0,
    });
  });

  it('is nearly the same, and always the same, from a sample of many pairs', () => {
    const many = Array.from({ length: 40 }, () => images).flat();
    const { value } = shapeAlpha(drawn(many));
    expect(shapeAlpha(drawn(many)).value).toBe(value);
    // 39 of 156 other images are copies of the same one.
    expect(value).toBeLessThan(shapeAlpha(drawn(images)).value!);
    expect(value).toBeGreaterThan(0.4);
  });
});
