import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridGap, measureGrid } from '@renderer/features/images/grid-measure';

describe('the gallery', () => {
  it('fills its width with cells of at least the size that was asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6000 }), fc.integer({ min: 88, max: 360 }), (width, wanted) => {
        const { columns, cell } = measureGrid(width, wanted);
        const used = columns * cell + (columns - 1) * gridGap;
        expect(used).toBeLessThanOrEqual(width);
        expect(width - used).toBeLessThan(columns);
        expect(cell).toBeGreaterThanOrEqual(columns > 1 ? wanted : 1);
      }),
    );
  });

  it('has one column when it is narrower than a cell', () => {
    expect(measureGrid(50, 168)).toMatchObject({ columns: 1, cell: 50 });
  });
});
