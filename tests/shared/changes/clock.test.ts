import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeIdAt, compareInstants, instantOfChangeId, receive, tick, type Instant } from '@shared/changes/clock';

const milliseconds = fc.integer({ min: 0, max: 2 ** 48 - 2 });
const instant: fc.Arbitrary<Instant> = fc.record({ milliseconds, counter: fc.integer({ min: 0, max: 4095 }) });

describe('the clock', () => {
  it('never gives out an instant that is not after the last one, even when the wall clock is set back', () => {
    fc.assert(
      fc.property(instant, milliseconds, (last, now) => {
        expect(compareInstants(tick(last, now), last)).toBeGreaterThan(0);
        expect(tick(last, now).counter).toBeLessThanOrEqual(4095);
      }),
    );
  });

  it('gives ids that sort as text in the order in which they were given out', () => {
    fc.assert(
      fc.property(instant, milliseconds, fc.uint8Array({ minLength: 8, maxLength: 8 }), (last, now, nonce) => {
        const next = tick(last, now);
        expect(changeIdAt(next, nonce) > changeIdAt(last, nonce)).toBe(true);
        expect(instantOfChangeId(changeIdAt(next, nonce))).toEqual(next);
      }),
    );
  });

  it('follows another machine that is ahead, but not one that is more than a day ahead', () => {
    const last = { milliseconds: 1000, counter: 3 };
    expect(receive(last, { milliseconds: 2000, counter: 1 }, 1500)).toEqual({ milliseconds: 2000, counter: 1 });
    expect(receive(last, { milliseconds: 500, counter: 9 }, 1500)).toEqual(last);
    expect(receive(last, { milliseconds: 90_000_000, counter: 0 }, 1500)).toEqual(last);
  });
});
