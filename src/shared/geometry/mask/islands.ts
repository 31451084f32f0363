import { maskOfSpans, spansOf } from './codec';
import { subtract, unite } from './combine';
import { componentsOf, keepSpans } from './components';
import type { Mask } from './mask';
import { columnsOf, rectangleSpans, spansBounds, type Spans } from './spans';

/**
 * The mask without its closed holes. A hole is closed when no way out of it goes over the edges of pixels: an outline
 * whose pixels meet only at their corners closes it too.
 */
export function fillHoles(mask: Mask): Mask {
  const spans = spansOf(mask);
  const bounds = { minX: mask.x, minY: mask.y, maxX: mask.x + mask.width, maxY: mask.y + mask.height };
  const ground = subtract(rectangleSpans(bounds), spans);
  const parts = componentsOf(ground);
  const open = new Set<number>();
  eachSpan(ground, (span, column, top, bottom) => {
    const atEdge =
      column === bounds.minX || column === bounds.maxX - 1 || top === bounds.minY || bottom === bounds.maxY;
    if (atEdge) open.add(parts[span]!);
  });
  const holes = keepSpans(ground, (span) => !open.has(parts[span]!));
  return spansBounds(holes) === null ? mask : (maskOfSpans(unite(spans, holes)) ?? mask);
}

/**
 * The mask without its islands: sets of pixels that hang together over edges and number fewer than `least`. The largest
 * stays whatever its size, so that something is left.
 */
export function removeIslands(mask: Mask, least: number): Mask {
  const spans = spansOf(mask);
  const parts = componentsOf(spans);
  const sizes: number[] = [];
  eachSpan(spans, (span, _, top, bottom) => {
    sizes[parts[span]!] = (sizes[parts[span]!] ?? 0) + bottom - top;
  });
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  const limit = Math.min(least, largest);
  if (sizes.every((size) => size >= limit)) return mask;
  return maskOfSpans(keepSpans(spans, (span) => sizes[parts[span]!]! >= limit)) ?? mask;
}

function eachSpan(spans: Spans, visit: (span: number, column: number, top: number, bottom: number) => void): void {
  const { x, y, starts, ys } = spans;
  for (let column = 0; column < columnsOf(spans); column++) {
    for (let at = starts[column]!; at < starts[column + 1]!; at += 2)
      visit(at >> 1, x + column, y + ys[at]!, y + ys[at + 1]!);
  }
}
