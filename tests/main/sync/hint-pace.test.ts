import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HintPace } from '@main/sync/hint-pace';

const times = { soon: 500, spread: 0, rest: 5_000, longestRest: 60_000 };

describe('syncs that hints begin', () => {
  let begun: number;
  let busy: boolean;
  let pace: HintPace;

  beforeEach(() => {
    vi.useFakeTimers();
    [begun, busy] = [0, false];
    pace = new HintPace(() => {
      if (!busy) begun++;
      return !busy;
    }, times);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('begin soon, once for hints that come together', () => {
    for (let hint = 0; hint < 100; hint++) pace.hear();
    vi.advanceTimersByTime(499);
    expect(begun).toBe(0);
    vi.advanceTimersByTime(1);
    expect(begun).toBe(1);
    vi.advanceTimersByTime(600_000);
    expect(begun).toBe(1);
  });

  it('begin after the one that runs, which may have looked too early', () => {
    busy = true;
    pace.hear();
    vi.advanceTimersByTime(10_000);
    expect(begun).toBe(0);
    busy = false;
    pace.noteDone(false);
    vi.advanceTimersByTime(5_000);
    expect(begun).toBe(1);
  });

  it('become as rare as looking by itself while somebody sends hints and nothing else', () => {
    const spam = (milliseconds: number) => {
      for (let past = 0; past < milliseconds; past += 100) {
        const before = begun;
        pace.hear();
        vi.advanceTimersByTime(100);
        if (begun > before) pace.noteDone(false);
      }
    };
    spam(120_000);
    begun = 0;
    spam(600_000);
    expect(begun).toBeLessThanOrEqual(10);
  });

  it('are quick again as soon as one brings something', () => {
    for (let time = 0; time < 5; time++) {
      pace.hear();
      vi.advanceTimersByTime(60_000);
      pace.noteDone(time === 4);
    }
    begun = 0;
    pace.hear();
    vi.advanceTimersByTime(5_000);
    expect(begun).toBe(1);
  });

  it('do not begin when the project was closed meanwhile', () => {
    pace.hear();
    pace.forget();
    vi.advanceTimersByTime(600_000);
    expect(begun).toBe(0);
  });
});
