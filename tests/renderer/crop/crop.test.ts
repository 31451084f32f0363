import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cropWindow } from '@renderer/crop/crop-window';
import { outlinePath } from '@renderer/crop/outline-path';

describe('the crop of a region', () => {
  it('holds the whole region in the shape of its frame, and stays inside the picture where it can', () => {
    fc.assert(
      fc.property(
        fc.record({
          width: fc.integer({ min: 1, max: 5000 }),
          height: fc.integer({ min: 1, max: 5000 }),
          left: fc.double({ min: 0, max: 1, noNaN: true }),
          top: fc.double({ min: 0, max: 1, noNaN: true }),
          part: fc.double({ min: 0, max: 1, noNaN: true }),
          aspect: fc.double({ min: 0.25, max: 4, noNaN: true }),
        }),
        ({ width, height, left, top, part, aspect }) => {
          const minX = left * width;
          const minY = top * height;
          const region = { minX, minY, maxX: minX + part * (width - minX), maxY: minY + part * (height - minY) };
          const crop = cropWindow(region, { width, height }, aspect);
          expect(crop.width / crop.height).toBeCloseTo(aspect, 6);
          expect(crop.x).toBeLessThanOrEqual(region.minX + 1e-6);
          expect(crop.y).toBeLessThanOrEqual(region.minY + 1e-6);
          expect(crop.x + crop.width).toBeGreaterThanOrEqual(region.maxX - 1e-6);
          expect(crop.y + crop.height).toBeGreaterThanOrEqual(region.maxY - 1e-6);
          const over = Math.max(0, crop.width - width) / 2;
          expect(crop.x).toBeGreaterThanOrEqual(-over - 1e-6);
          expect(crop.x + crop.width).toBeLessThanOrEqual(width + over + 1e-6);
        },
      ),
    );
  });

  it('outlines a polygon with its hole', () => {
    const outer = [0, 0, 9, 0, 9, 9];
    const hole = [2, 1, 4, 1, 4, 3];
    expect(outlinePath({ type: 'polygon', parts: [[outer, hole]] })).toBe('M0 0L9 0L9 9ZM2 1L4 1L4 3Z');
  });
});
