import type { Bounds } from '../coordinate';
import type { Geometry } from '../geometry';
import { boundsOf, ringsOf } from '../operations';
import type { Ring } from '../polygon/polygon';
import { maskOfSpans, spansOf } from './codec';
import type { Mask } from './mask';
import { SpanWriter, type Spans } from './spans';

const known = new WeakMap<Geometry, Spans>();

/**
 * The pixels whose centres a shape covers; worked out once for each shape. Points and lines cover none.
 */
export function pixelsOfShape(geometry: Geometry): Spans {
  if (geometry.type === 'mask') return spansOf(geometry);
  const found = known.get(geometry);
  if (found) return found;
  const spans = rasterise(ringsOf(geometry), boundsOf(geometry));
  known.set(geometry, spans);
  return spans;
}

/** The shape as a mask; null when it covers the centre of no pixel, as points and lines do not. */
export function maskFromShape(geometry: Geometry): Mask | null {
  return geometry.type === 'mask' ? geometry : maskOfSpans(pixelsOfShape(geometry));
}

/**
 * Fills rings under the even-odd rule: a pixel belongs to them when its centre is inside.
 *
 * @param within nothing beyond is filled; widened to whole pixels.
 */
export function rasterise(rings: readonly Ring[], within: Bounds): Spans {
  const left = Math.floor(within.minX);
  const right = Math.ceil(within.maxX);
  const [minTop, maxBottom] = [Math.floor(within.minY), Math.ceil(within.maxY)];
  const columns = crossings(rings, left, right);
  const writer = new SpanWriter(left);
  for (let column = left; column < right; column++) {
    const ys = columns.get(column)?.sort((a, b) => a - b) ?? [];
    for (let index = 0; index + 1 < ys.length; index += 2) {
      const top = Math.max(Math.ceil(ys[index]! - 0.5), minTop);
      writer.add(top, Math.min(Math.ceil(ys[index + 1]! - 0.5), maxBottom));
    }
    writer.endColumn();
  }
  return writer.finish();
}

/** Where the outlines cross the middle of each pixel column from `left` to before `right`. */
function crossings(rings: readonly Ring[], left: number, right: number): Map<number, number[]> {
  const columns = new Map<number, number[]>();
  for (const ring of rings) {
    for (let here = 0, before = ring.length - 2; here < ring.length; before = here, here += 2) {
      const [ax, ay, bx, by] = [ring[before]!, ring[before + 1]!, ring[here]!, ring[here + 1]!];
      const first = Math.max(Math.ceil(Math.min(ax, bx) - 0.5), left);
      const last = Math.min(Math.ceil(Math.max(ax, bx) - 0.5), right);
      for (let column = first; column < last; column++) {
        const y = ay + ((by - ay) * (column + 0.5 - ax)) / (bx - ax);
        const ys = columns.get(column);
        if (ys) ys.push(y);
        else columns.set(column, [y]);
      }
    }
  }
  return columns;
}
