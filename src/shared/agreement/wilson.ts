import type { Interval } from './bootstrap';

const Z = 1.959963984540054;

/**
 * The 95 % interval of a share (Wilson 1927), also right near 0 and 1 and for few.
 *
 * @param share 0 to 1.
 * @param count of what; null without any.
 */
export function wilsonInterval(share: number, count: number): Interval | null {
  if (count <= 0) return null;
  const squared = (Z * Z) / count;
  const middle = (share + squared / 2) / (1 + squared);
  const half = (Z / (1 + squared)) * Math.sqrt((share * (1 - share)) / count + squared / (4 * count));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
