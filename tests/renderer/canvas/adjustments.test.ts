import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustmentsSchema, unadjusted } from '@shared/contract/looks';
import { adjustmentTable, isAdjusted, stepped } from '@renderer/canvas/editor/adjustments';

const adjustments = fc.record({
  brightness: fc.integer({ min: -100, max: 100 }),
  contrast: fc.integer({ min: -100, max: 100 }),
  gamma: fc.double({ min: 0.1, max: 5, noNaN: true }),
  invert: fc.boolean(),
});

describe('the adjustments of a picture', () => {
  it('leave every value as it is until something is set', () => {
    expect(isAdjusted(unadjusted)).toBe(false);
    for (const [value, shown] of adjustmentTable(unadjusted).entries()) expect(shown).toBeCloseTo(value / 255, 10);
  });

  it('keep every value between black and white, and never change the order of tones', () => {
    fc.assert(
      fc.property(adjustments, (chosen) => {
        const table = adjustmentTable(chosen);
        expect(table).toHaveLength(256);
        for (const [index, value] of table.entries()) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          const step = value - (table[index - 1] ?? value);
          expect(chosen.invert ? -step : step).toBeGreaterThanOrEqual(-1e-12);
        }
      }),
    );
  });

  it('are undone by inverting twice', () => {
    fc.assert(
      fc.property(adjustments, (chosen) => {
        const inverted = adjustmentTable({ ...chosen, invert: !chosen.invert });
        for (const [index, value] of adjustmentTable(chosen).entries()) expect(value).toBeCloseTo(1 - inverted[index]!);
      }),
    );
  });

  it('stay within their ranges however often a key steps them', () => {
    fc.assert(
      fc.property(
        adjustments,
        fc.constantFrom('brightness', 'contrast', 'gamma'),
        fc.constantFrom(1 as const, -1 as const),
        (chosen, which, direction) => {
          let now = chosen;
          for (let press = 0; press < 60; press++) now = stepped(now, which, direction);
          expect(adjustmentsSchema.safeParse(now).success).toBe(true);
        },
      ),
    );
  });
});
