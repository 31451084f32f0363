import { expect, test } from 'vitest';
import fc from 'fast-check';
import { boxBetween } from '@renderer/features/guidelines/rules/box-between';

const size = { width: 300, height: 200 };
const point = fc.record({
  x: fc.double({ min: -500, max: 800, noNaN: true }),
  y: fc.double({ min: -500, max: 800, noNaN: true }),
});

test('a box drawn from any corner to the other is the same', () => {
  const box = { type: 'box', x: 10, y: 20, width: 40, height: 50 };
  expect(boxBetween({ x: 10.2, y: 19.9 }, { x: 50.4, y: 70 }, size)).toEqual(box);
  expect(boxBetween({ x: 50, y: 20 }, { x: 10, y: 70 }, size)).toEqual(box);
});

test('a box never leaves the picture, and a slip of the hand is none', () => {
  expect(boxBetween({ x: -30, y: -30 }, { x: 900, y: 900 }, size)).toEqual({ type: 'box', x: 0, y: 0, ...size });
  expect(boxBetween({ x: 10, y: 10 }, { x: 12, y: 90 }, size)).toBeNull();
  fc.assert(
    fc.property(point, point, (one, other) => {
      const box = boxBetween(one, other, size);
      if (!box) return;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(size.width);
      expect(box.y + box.height).toBeLessThanOrEqual(size.height);
    }),
  );
});
