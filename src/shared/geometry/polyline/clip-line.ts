import type { Bounds } from '../coordinate';

/** The pieces of an open line inside a rectangle, in its direction (Liang and Barsky, 1984, for each segment). */
export function clipLine(points: readonly number[], extent: Bounds): number[][] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  for (let here = 2; here < points.length; here += 2) {
    const [ax, ay, bx, by] = [points[here - 2]!, points[here - 1]!, points[here]!, points[here + 1]!];
    const inside = insidePart(ax, ay, bx, by, extent);
    if (inside === null) continue;
    const [from, to] = inside;
    if (from > 0 || piece.length === 0) {
      piece = [ax + from * (bx - ax), ay + from * (by - ay)];
      pieces.push(piece);
    }
    piece.push(...(to < 1 ? [ax + to * (bx - ax), ay + to * (by - ay)] : [bx, by]));
    if (to < 1) piece = [];
  }
  return pieces.map((values) => values.map((value, index) => clampTo(value, index, extent)));
}

/** The part of a segment that is inside, as from 0 to 1 of the way; null when none is. */
function insidePart(ax: number, ay: number, bx: number, by: number, extent: Bounds): [number, number] | null {
  let [from, to] = [0, 1];
  const sides = [
    [ax - bx, ax - extent.minX],
    [bx - ax, extent.maxX - ax],
    [ay - by, ay - extent.minY],
    [by - ay, extent.maxY - ay],
  ] as const;
  for (const [towards, room] of sides) {
    if (towards === 0 && room < 0) return null;
    if (towards < 0) from = Math.max(from, room / towards);
    if (towards > 0) to = Math.min(to, room / towards);
  }
  return from < to ? [from, to] : null;
}

/** A crossing that was computed may miss the border by the last digit. */
function clampTo(value: number, index: number, { minX, minY, maxX, maxY }: Bounds): number {
  const [least, most] = index % 2 === 0 ? [minX, maxX] : [minY, maxY];
  return Math.min(Math.max(value, least), most);
}
