import type { ImagePoint } from '../coordinate';
import { boundariesUpTo, columnsOf, hasPixel, type Spans } from './spans';

/** Distance of a point from the nearest edge between a pixel that is in and one that is not. */
export function outlineDistance(spans: Spans, point: ImagePoint): number {
  const inside = hasPixel(spans, Math.floor(point.x), Math.floor(point.y));
  const columns = columnsOf(spans);
  const own = Math.floor(point.x) - spans.x;
  let least = Infinity;
  // Columns from the nearest on, to both sides; beyond the last ones there is nothing but pixels outside.
  const nearest = Math.max(0, -1 - own, own - columns);
  for (let away = nearest; away <= columns + Math.abs(own); away++) {
    for (const index of away === 0 ? [own] : [own - away, own + away]) {
      if (index < -1 || index > columns) continue;
      const across = acrossTo(spans.x + index, point.x);
      if (across >= least) continue;
      least = Math.min(least, Math.hypot(across, downTo(spans, index, point.y - spans.y, inside)));
    }
    if (away - 1 > least) break;
  }
  return least;
}

function acrossTo(left: number, x: number): number {
  return Math.max(left - x, x - left - 1, 0);
}

/** How far up or down the nearest place in a column is that is not as `inside` says. */
function downTo({ starts, ys }: Spans, index: number, row: number, inside: boolean): number {
  if (index < 0 || index >= starts.length - 1) return inside ? 0 : Infinity;
  const [from, to] = [starts[index]!, starts[index + 1]!];
  const after = boundariesUpTo(ys, from, to, row);
  const here = (after - from) % 2 === 1;
  if (here !== inside) return 0;
  return Math.min(after > from ? row - ys[after - 1]! : Infinity, after < to ? ys[after]! - row : Infinity);
}
