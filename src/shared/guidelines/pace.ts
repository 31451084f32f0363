/** Shorter gaps are one gesture or a program; longer ones are breaks. Milliseconds. */
const SHORTEST = 300;
const LONGEST = 5 * 60_000;

const DAY = 86_400_000;

/** Fewer gaps than this say nothing about people. */
const FEWEST = 20;

/** How fast labels are made. */
export interface Pace {
  readonly secondsPerLabel: number;
  /** UTC days that it was taken from. */
  readonly days: number;
  readonly gaps: number;
}

/**
 * The median time between committed edits of labels: the median of each day's median, so that one long day does not
 * outweigh the others.
 *
 * @param feeds for each person's device, when labels were committed, in milliseconds of UTC, in any order.
 * @returns null while there is too little to go by.
 */
export function paceOf(feeds: Iterable<readonly number[]>): Pace | null {
  const byDay = new Map<number, number[]>();
  let gaps = 0;
  for (const feed of feeds) {
    const times = [...feed].sort((a, b) => a - b);
    for (const [index, time] of times.entries()) {
      const gap = time - (times[index - 1] ?? -Infinity);
      if (gap < SHORTEST || gap > LONGEST) continue;
      const day = Math.floor(time / DAY);
      const others = byDay.get(day);
      if (others) others.push(gap);
      else byDay.set(day, [gap]);
      gaps++;
    }
  }
  if (gaps < FEWEST) return null;
  return { secondsPerLabel: median([...byDay.values()].map(median)) / 1000, days: byDay.size, gaps };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
