import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustmentsSchema, unadjusted } from '@shared/contract/looks';
import { adjustmentTable, isAdjusted, stepped } from '@renderer/canvas/editor/adjustments';
import { draggedWindow, everything, steppedWindow, windowAt, windowOf } from '@renderer/canvas/editor/window-level';
import { TOP_OF_16_BITS, windowOfSamples, windowTable } from '@shared/lib/tone-window';

const adjustments = fc.record({
  brightness: fc.integer({ min: -100, max: 100 }),
  contrast: fc.integer({ min: -100, max: 100 }),
  gamma: fc.double({ min: 0.1, max: 5, noNaN: true }),
  invert: fc.boolean(),
  window: fc.option(
    fc
      .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([level, width]) => windowAt(level, width)),
  ),
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

describe('the window of values', () => {
  it('is shown from black to white, and what lies outside is one or the other', () => {
    const table = adjustmentTable({ ...unadjusted, window: { low: 0.2, high: 0.6 } });
    expect([table[51 - 1], table[153 + 1]]).toEqual([0, 1]);
    expect(table[102]).toBeCloseTo(0.5, 10);
    const deep = windowTable({ low: 0.2, high: 0.6 }, TOP_OF_16_BITS);
    expect([deep[13_106], deep[26_214], deep[39_322]]).toEqual([0, 128, 255]);
  });

  it('comes first: what else is set is done to what it shows', () => {
    const window = { low: 0.25, high: 0.75 };
    const both = adjustmentTable({ ...unadjusted, window, gamma: 2, brightness: 10, invert: true });
    const rest = adjustmentTable({ ...unadjusted, gamma: 2, brightness: 10, invert: true });
    for (const [value, shown] of both.entries()) {
      const windowed = Math.min(255, Math.max(0, (value / 255 - 0.25) * 2 * 255));
      const [below, above] = [rest[Math.floor(windowed)]!, rest[Math.ceil(windowed)]!];
      expect(shown).toBeLessThanOrEqual(Math.max(below, above) + 1e-9);
      expect(shown).toBeGreaterThanOrEqual(Math.min(below, above) - 1e-9);
    }
  });

  it('holds nearly all of a picture by its histogram, and leaves a few hot and dead pixels out', () => {
    const samples = Uint16Array.from({ length: 100_000 }, (_, at) => 1000 + (at % 2000));
    samples[5] = 65_535;
    samples[6] = 0;
    const { low, high } = windowOfSamples(samples);
    expect(Math.abs(low * TOP_OF_16_BITS - 1000)).toBeLessThan(5);
    expect(Math.abs(high * TOP_OF_16_BITS - 2999)).toBeLessThan(5);
    const flat = windowOfSamples(new Uint16Array(100).fill(700));
    expect(flat.high).toBeGreaterThan(flat.low);
  });

  it('stays where something is seen, however often it is stepped and dragged', () => {
    const step = fc.oneof(
      fc.tuple(fc.constantFrom('width' as const, 'level' as const), fc.constantFrom(1 as const, -1 as const)),
      fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 })),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let window = windowOf(unadjusted, null);
        for (const [one, other] of steps) {
          window = typeof one === 'number' ? draggedWindow(window, one, other) : steppedWindow(window, one, other);
          expect(adjustmentsSchema.safeParse({ ...unadjusted, window }).success).toBe(true);
          expect(window.high - window.low).toBeGreaterThan(0);
          expect(window.low < 1 && window.high > 0).toBe(true);
        }
      }),
    );
    expect(everything).toEqual({ low: 0, high: 1 });
  });
});
