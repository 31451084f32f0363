import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advancePace, beginPace, secondsLeft } from '@main/jobs/pace';

describe('the time that a job still takes', () => {
  it('is not told before anything is known', () => {
    expect(secondsLeft(beginPace(0), 0, 100)).toBeNull();
    expect(secondsLeft(advancePace(beginPace(0), 100, 5), 5, 100)).toBeNull();
  });

  it('is not told without a total, nor while nothing moves', () => {
    expect(secondsLeft(advancePace(beginPace(0), 1000, 10), 10, null)).toBeNull();
    expect(secondsLeft(advancePace(beginPace(0), 1000, 0), 0, 10)).toBeNull();
  });

  it('follows a steady pace', () => {
    let pace = beginPace(0);
    for (let second = 1; second <= 10; second++) pace = advancePace(pace, second * 1000, second * 10);
    expect(secondsLeft(pace, 100, 400)).toBeCloseTo(30, 6);
  });

  it('follows a job that slows down', () => {
    let pace = advancePace(beginPace(0), 1000, 100);
    for (let second = 2; second <= 120; second++) pace = advancePace(pace, second * 1000, 100 + (second - 1) * 10);
    expect(secondsLeft(pace, 1290, 1390)).toBeCloseTo(10, 0);
  });

  it('begins anew when the count does', () => {
    const pace = advancePace(advancePace(beginPace(0), 1000, 50), 2000, 3);
    expect(pace).toEqual({ at: 2000, done: 3, rate: null });
  });

  it('does not depend on how often a steady job reports', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 500, max: 5000 }), { minLength: 1, maxLength: 40 }), (steps) => {
        let pace = beginPace(0);
        let at = 0;
        for (const step of steps) pace = advancePace(pace, (at += step), at / 100);
        expect(pace.rate).toBeCloseTo(10, 6);
      }),
    );
  });

  it('is never negative', () => {
    expect(secondsLeft(advancePace(beginPace(0), 1000, 12), 12, 10)).toBe(0);
  });
});
