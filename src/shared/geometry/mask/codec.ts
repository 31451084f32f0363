import type { Bounds } from '../coordinate';
import type { Mask } from './mask';
import { decodeRuns, encodeRuns } from './rle';
import { spansBounds, SpanWriter, type Spans } from './spans';

const known = new WeakMap<Mask, Spans>();

/** The pixels of a mask; worked out once for each. */
export function spansOf(mask: Mask): Spans {
  const found = known.get(mask);
  if (found) return found;
  const relative = spansOfRuns(decodeRuns(mask.counts), mask.width, mask.height);
  const spans = { ...relative, x: mask.x, y: mask.y };
  known.set(mask, spans);
  return spans;
}

/** The mask of the pixels; null without any. */
export function maskOfSpans(spans: Spans): Mask | null {
  const bounds = spansBounds(spans);
  if (bounds === null) return null;
  const { minX: x, minY: y, maxX, maxY } = bounds;
  const [width, height] = [maxX - x, maxY - y];
  return keepSpans({ type: 'mask', x, y, width, height, counts: encodeRuns(runsOf(spans, bounds)) }, spans);
}

/** The same pixels elsewhere; what is known of them stays known. */
export function movedMask(mask: Mask, dx: number, dy: number): Mask {
  const spans = spansOf(mask);
  const moved = { ...mask, x: mask.x + dx, y: mask.y + dy };
  return keepSpans(moved, { ...spans, x: spans.x + dx, y: spans.y + dy });
}

function keepSpans(mask: Mask, spans: Spans): Mask {
  known.set(mask, spans);
  return mask;
}

/** Pixels from run lengths column by column, beginning with pixels outside, that add up to `width * height`. */
export function spansOfRuns(runs: readonly number[], width: number, height: number): Spans {
  const writer = new SpanWriter(0);
  let column = 0;
  let end = 0;
  for (let index = 0; index < runs.length; index++) {
    const start = end;
    end += runs[index]!;
    if (index % 2 === 0) continue;
    for (let at = start; at < end;) {
      const to = Math.floor(at / height);
      for (; column < to; column++) writer.endColumn();
      const bottom = Math.min(end - to * height, height);
      writer.add(at - to * height, bottom);
      at = to * height + bottom;
    }
  }
  for (; column < width; column++) writer.endColumn();
  return writer.finish();
}

/**
 * The pixels within a rectangle as run lengths: column by column, beginning with pixels outside (COCO's order); they add
 * up to the area of the rectangle.
 */
export function runsOf({ x, y, starts, ys }: Spans, { minX, minY, maxX, maxY }: Bounds): number[] {
  const height = maxY - minY;
  const total = (maxX - minX) * height;
  const runs: number[] = [];
  // Pixels are numbered down the columns; `end` is where the last run of the mask ended.
  let end = 0;
  for (let index = Math.max(0, minX - x); index < starts.length - 1 && x + index < maxX; index++) {
    const before = (x + index - minX) * height;
    for (let at = starts[index]!; at < starts[index + 1]!; at += 2) {
      const top = Math.max(ys[at]! + y - minY, 0);
      const bottom = Math.min(ys[at + 1]! + y - minY, height);
      if (bottom <= top) continue;
      if (before + top === end && runs.length > 0) runs[runs.length - 1]! += bottom - top;
      else runs.push(before + top - end, bottom - top);
      end = before + bottom;
    }
  }
  if (end < total || runs.length === 0) runs.push(total - end);
  return runs;
}
