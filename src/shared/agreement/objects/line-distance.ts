import { segmentDistance } from '../../geometry/segment';

/**
 * The farthest that any place of one line lies from the other (Hausdorff), in pixels, at the vertices of both: between
 * two vertices the distance to a straight line is nowhere larger.
 *
 * @param one `[x0, y0, x1, y1, ...]`, two points at least.
 */
export function hausdorffDistance(one: readonly number[], other: readonly number[]): number {
  return Math.max(farthestFrom(one, other), farthestFrom(other, one));
}

/** The shortest leash on which two walkers reach their ends over the vertices (Eiter and Mannila 1994), in pixels. */
export function frechetDistance(one: readonly number[], other: readonly number[]): number {
  const width = other.length / 2;
  let row: number[] = [];
  for (let at = 0; at < one.length / 2; at++) {
    const next: number[] = [];
    for (let to = 0; to < width; to++) {
      const apart = Math.hypot(one[at * 2]! - other[to * 2]!, one[at * 2 + 1]! - other[to * 2 + 1]!);
      const before = [row[to], row[to - 1], next[to - 1]].filter((leash) => leash !== undefined);
      next.push(Math.max(apart, before.length === 0 ? 0 : Math.min(...before)));
    }
    row = next;
  }
  return row[width - 1]!;
}

function farthestFrom(line: readonly number[], from: readonly number[]): number {
  let most = 0;
  for (let at = 0; at < line.length; at += 2) {
    const point = { x: line[at]!, y: line[at + 1]! };
    let nearest = Infinity;
    for (let to = 2; to < from.length; to += 2)
      nearest = Math.min(nearest, segmentDistance(point, from[to - 2]!, from[to - 1]!, from[to]!, from[to + 1]!));
    most = Math.max(most, nearest);
  }
  return most;
}
