/** How far two lines run alike. */
export interface LineSimilarity {
  /** Whichever way they lead, 0 to 1. */
  readonly similarity: number;
  /** From first vertex to first vertex, 0 to 1; below `similarity` when one of them leads the other way. */
  readonly directed: number;
}

/** The standard deviation of a line's place as a share of the square root of the image's area (CVAT). */
const LINE_SIGMA = 0.01;

/**
 * Both lines are walked at the same pace; k(t) = exp(−d(t)² / (2 · area · (2σ)²)) of the distance at each moment, and the
 * similarity is its integral over the way (trapezoids between all vertices of both). CVAT takes the plain mean over the
 * vertices, so that whoever clicks more often in one place counts more there.
 *
 * @param one `[x0, y0, x1, y1, ...]`
 * @param area of the image, in square pixels.
 */
export function lineSimilarity(one: readonly number[], other: readonly number[], area: number): LineSimilarity {
  const directed = walkTogether(one, other, area);
  return { directed, similarity: Math.max(directed, walkTogether(one, reversed(other), area)) };
}

/** The same line, led the other way. */
export function reversed(line: readonly number[]): number[] {
  const points: number[] = [];
  for (let at = line.length - 2; at >= 0; at -= 2) points.push(line[at]!, line[at + 1]!);
  return points;
}

/** The shares of the way at which a line has its vertices, from 0 to 1. */
export function paceOf(line: readonly number[]): number[] {
  const ways = [0];
  for (let at = 2; at < line.length; at += 2)
    ways.push(ways.at(-1)! + Math.hypot(line[at]! - line[at - 2]!, line[at + 1]! - line[at - 1]!));
  const total = ways.at(-1)!;
  return total === 0 ? ways.map((_, at) => at / (ways.length - 1)) : ways.map((way) => way / total);
}

/** The places of a line at ascending shares of its way, as `[x0, y0, ...]`. */
export function placesAt(line: readonly number[], shares: readonly number[]): number[] {
  const paces = paceOf(line);
  let segment = 1;
  return shares.flatMap((share) => {
    while (segment < paces.length - 1 && paces[segment]! < share) segment++;
    const [from, to] = [paces[segment - 1]!, paces[segment]!];
    const part = to === from ? 0 : Math.min(1, Math.max(0, (share - from) / (to - from)));
    const at = (segment - 1) * 2;
    return [line[at]! + part * (line[at + 2]! - line[at]!), line[at + 1]! + part * (line[at + 3]! - line[at + 1]!)];
  });
}

/** The shares of the way at which any of the lines has a vertex, ascending, each once. */
export function commonShares(lines: readonly (readonly number[])[]): number[] {
  const sorted = lines.flatMap(paceOf).sort((a, b) => a - b);
  return sorted.filter((share, at) => at === 0 || share - sorted[at - 1]! > 1e-9);
}

function walkTogether(one: readonly number[], other: readonly number[], area: number): number {
  const shares = commonShares([one, other]);
  const [ones, others] = [placesAt(one, shares), placesAt(other, shares)];
  const near = shares.map((_, at) => {
    const squared = (ones[at * 2]! - others[at * 2]!) ** 2 + (ones[at * 2 + 1]! - others[at * 2 + 1]!) ** 2;
    return Math.exp(-squared / (2 * area * (2 * LINE_SIGMA) ** 2));
  });
  let sum = 0;
  for (let at = 1; at < shares.length; at++) sum += ((near[at - 1]! + near[at]!) / 2) * (shares[at]! - shares[at - 1]!);
  return Math.min(1, sum);
}
