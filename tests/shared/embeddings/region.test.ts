import fc from 'fast-check';
import { expect, it } from 'vitest';
import { regionOf } from '@shared/embeddings/region';
import { arbitraryBox, arbitraryPolygon } from '@tests/support/arbitrary-geometry';

it('the part that stands for a shape lies in the image, is not empty and is whole pixels', () => {
  const image = fc.record({ width: fc.integer({ min: 1, max: 400 }), height: fc.integer({ min: 1, max: 400 }) });
  fc.assert(
    fc.property(fc.oneof(arbitraryBox(300, 300), arbitraryPolygon(300, 300)), image, (shape, size) => {
      const { x, y, width, height } = regionOf(shape, size);
      expect([x, y, width, height].every(Number.isInteger)).toBe(true);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
      expect(x + width).toBeLessThanOrEqual(size.width);
      expect(y + height).toBeLessThanOrEqual(size.height);
    }),
  );
});

it('takes the pixels that a box touches, and some surroundings of a point', () => {
  const image = { width: 100, height: 80 };
  expect(regionOf({ type: 'box', x: 10.4, y: 20, width: 30, height: 17.2 }, image)).toEqual({
    x: 10,
    y: 20,
    width: 31,
    height: 18,
  });
  expect(regionOf({ type: 'point', x: 50, y: 40 }, image)).toEqual({ x: 42, y: 32, width: 16, height: 16 });
});
