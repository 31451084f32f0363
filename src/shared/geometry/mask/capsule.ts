import type { Bounds, ImagePoint } from '../coordinate';

/** The pixels from `left` to before `right` of a row. */
export interface PixelRow {
  readonly row: number;
  readonly left: number;
  readonly right: number;
}

/** The pixels whose centres lie within `radius` of the way from one point to another, row by row, inside `extent`. */
export function* capsuleRows(from: ImagePoint, to: ImagePoint, radius: number, extent: Bounds): Generator<PixelRow> {
  const first = Math.max(Math.ceil(Math.min(from.y, to.y) - radius - 0.5), Math.ceil(extent.minY));
  const last = Math.min(Math.floor(Math.max(from.y, to.y) + radius - 0.5), Math.floor(extent.maxY) - 1);
  const sides = sidesOf(from, to, radius);
  for (let row = first; row <= last; row++) {
    const y = row + 0.5;
    let [least, most] = [Infinity, -Infinity];
    // What is round an end, or between the two sides: together they are one piece, for the whole has no dents.
    for (const { x, y: middle } of [from, to]) {
      const squared = radius * radius - (y - middle) ** 2;
      if (squared < 0) continue;
      least = Math.min(least, x - Math.sqrt(squared));
      most = Math.max(most, x + Math.sqrt(squared));
    }
    for (const [ax, ay, bx, by] of sides) {
      if (ay === by || y < Math.min(ay, by) || y > Math.max(ay, by)) continue;
      const x = ax + ((bx - ax) * (y - ay)) / (by - ay);
      least = Math.min(least, x);
      most = Math.max(most, x);
    }
    const left = Math.max(Math.ceil(least - 0.5), Math.ceil(extent.minX));
    const right = Math.min(Math.floor(most - 0.5) + 1, Math.floor(extent.maxX));
    if (left < right) yield { row, left, right };
  }
}

type Side = readonly [ax: number, ay: number, bx: number, by: number];

function sidesOf(from: ImagePoint, to: ImagePoint, radius: number): Side[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return [];
  const [nx, ny] = [(-dy / length) * radius, (dx / length) * radius];
  return [
    [from.x + nx, from.y + ny, to.x + nx, to.y + ny],
    [from.x - nx, from.y - ny, to.x - nx, to.y - ny],
  ];
}
