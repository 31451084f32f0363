import { describe, expect, it } from 'vitest';
import { paceOf } from '@shared/guidelines/pace';

const day = Date.UTC(2026, 0, 5, 9);

/** Times a number of seconds apart. */
function times(start: number, seconds: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => start + index * seconds * 1000);
}

describe('the pace of a project', () => {
  it('is not known from a handful of labels', () => {
    expect(paceOf([])).toBeNull();
    expect(paceOf([times(day, 8, 15)])).toBeNull();
  });

  it('is the median of the days, so that one long day does not outweigh the others', () => {
    const days = [times(day, 8, 500), times(day + 86_400_000, 12, 12), times(day + 2 * 86_400_000, 20, 12)];
    expect(paceOf([days.flat()])).toEqual({ secondsPerLabel: 12, days: 3, gaps: 499 + 11 + 11 });
  });

  it('knows people apart, and counts neither breaks nor what a program did', () => {
    const mina = times(day, 10, 30);
    const yusuf = times(day + 1, 10, 30);
    const program = times(day + 8_000_000, 0.001, 5000);
    const afterLunch = times(day + 4 * 3_600_000, 10, 30);
    expect(paceOf([[...mina, ...afterLunch, ...program], yusuf])).toEqual({ secondsPerLabel: 10, days: 1, gaps: 87 });
  });
});
