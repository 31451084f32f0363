import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsContain, growBounds, imageExtent } from '@shared/geometry/extent';
import { boundsOf, scale } from '@shared/geometry/operations';
import { resizeByHandle, resizeHandles } from '@shared/geometry/resize';
import { arbitraryBox } from '@tests/support/arbitrary-geometry';

const extent = imageExtent(500, 400);
const bounds = { minX: 100, minY: 100, maxX: 200, maxY: 150 };

describe('Dragging a handle', () => {
  it('moves that corner and keeps the opposite one', () => {
    const scaling = resizeByHandle(bounds, 'se', { x: 250, y: 200 }, extent, false);
    expect(scaling).toEqual({ originX: 100, originY: 100, factorX: 1.5, factorY: 2 });
  });

  it('moves one side only from the middle of it', () => {
    const scaling = resizeByHandle(bounds, 'w', { x: 50, y: 0 }, extent, false);
    expect(scaling).toEqual({ originX: 200, originY: 100, factorX: 1.5, factorY: 1 });
  });

  it('mirrors past the opposite side', () => {
    expect(resizeByHandle(bounds, 'e', { x: 50, y: 0 }, extent, false).factorX).toBe(-0.5);
  });

  it('keeps the ratio when asked', () => {
    const { factorX, factorY } = resizeByHandle(bounds, 'se', { x: 400, y: 200 }, extent, true);
    expect(factorX).toBe(factorY);
  });

  it('stops at the image, and at one pixel', () => {
    const pointer = fc.record({
      x: fc.double({ min: -900, max: 1_500, noNaN: true }),
      y: fc.double({ min: -900, max: 1_500, noNaN: true }),
    });
    fc.assert(
      fc.property(
        arbitraryBox(500, 400),
        fc.constantFrom(...resizeHandles),
        pointer,
        fc.boolean(),
        (box, handle, to, ratio) => {
          const result = boundsOf(scale(box, resizeByHandle(boundsOf(box), handle, to, extent, ratio)));
          // One pixel wins over the border where both cannot be.
          expect(ratio || boundsContain(growBounds(extent, 1), result)).toBe(true);
          expect(result.maxX - result.minX).toBeGreaterThan(0.999);
          expect(result.maxY - result.minY).toBeGreaterThan(0.999);
        },
      ),
    );
  });
});
