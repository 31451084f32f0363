import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsTiles, tileCount, tileLevels, TILE_SIDE } from '@shared/lib/tile-levels';

const sides = fc.integer({ min: 1, max: 40_000 });

describe('the levels of a large picture', () => {
  it('begin with the whole of it, halve each time, and end with one tile', () => {
    fc.assert(
      fc.property(sides, sides, (width, height) => {
        const levels = tileLevels(width, height);
        expect(levels[0]).toMatchObject({ width, height });
        expect(levels.at(-1)).toMatchObject({ columns: 1, rows: 1 });
        for (const [index, level] of levels.entries()) {
          expect(level.columns * TILE_SIDE).toBeGreaterThanOrEqual(level.width);
          expect((level.rows - 1) * TILE_SIDE).toBeLessThan(level.height);
          const finer = levels[index - 1] ?? { width: 2 * width, height: 2 * height };
          expect([level.width, level.height]).toEqual([Math.ceil(finer.width / 2), Math.ceil(finer.height / 2)]);
        }
        expect(tileCount(levels)).toBeLessThanOrEqual(2 * levels[0]!.columns * levels[0]!.rows + 2 * levels.length);
      }),
    );
  });

  it('are made for what no window can hold, and for nothing else', () => {
    expect(needsTiles(4000, 3000)).toBe(false);
    expect(needsTiles(20_000, 100)).toBe(true);
    expect(needsTiles(30_000, 30_000)).toBe(true);
  });
});
