import { maskOfSpans } from '@shared/geometry/mask/codec';
import { SpanWriter } from '@shared/geometry/mask/spans';
import type { Mask } from '@shared/geometry/mask/mask';
import type { Plane } from './decode/tensor';
import type { ImageMapping } from './image-mapping';
import type { Corners } from './preprocess';

/**
 * The pixels of the image whose centres lie where the plane, read bilinearly, is above its level.
 *
 * @param within no pixel outside of this belongs to it, in input pixels.
 * @returns null when there is none.
 */
export function maskOfPlane(plane: Plane, within: Corners, mapping: ImageMapping): Mask | null {
  const box = mapping.box(within);
  const [left, top] = [Math.floor(box.left), Math.floor(box.top)];
  const [width, height] = [Math.ceil(box.right) - left, Math.ceil(box.bottom) - top];
  if (width < 1 || height < 1) return null;
  const origin = mapping.point(plane.left, plane.top);
  const stepX = plane.width / ((plane.right - plane.left) * mapping.scaleX);
  const stepY = plane.height / ((plane.bottom - plane.top) * mapping.scaleY);
  const columns = places(width, (left + 0.5 - origin.x) * stepX - 0.5, stepX, plane.width);
  const rows = places(height, (top + 0.5 - origin.y) * stepY - 0.5, stepY, plane.height);
  const segments = segmentsOf(rows);
  const line = new Float64Array(plane.height);
  const writer = new SpanWriter(left);
  for (const column of columns) {
    fillLine(line, plane, column, segments);
    for (const { low, high, from, to } of segments) {
      const [isAbove, isBelow] = [line[low]! > plane.level, line[high]! > plane.level];
      if (isAbove && isBelow) writer.add(top + from, top + to);
      if (isAbove === isBelow) continue;
      for (let index = from; index < to; index++) {
        const { share } = rows[index]!;
        if (line[low]! * (1 - share) + line[high]! * share > plane.level) writer.add(top + index, top + index + 1);
      }
    }
    writer.endColumn();
  }
  return maskOfSpans(writer.finish());
}

interface Place {
  readonly low: number;
  readonly high: number;
  /** Share of `high`. */
  readonly share: number;
}

/** Between which two values each pixel lies; beyond the last value that one goes on. */
function places(count: number, start: number, step: number, size: number): Place[] {
  return Array.from({ length: count }, (_, index) => {
    const at = Math.min(Math.max(start + index * step, 0), size - 1);
    const low = Math.floor(at);
    return { low, high: Math.min(low + 1, size - 1), share: at - low };
  });
}

/** Pixels that lie between the same two values: where both are on one side of the level, all of the pixels are. */
interface Segment {
  readonly low: number;
  readonly high: number;
  /** Indices of pixels. */
  readonly from: number;
  readonly to: number;
}

function segmentsOf(rows: readonly Place[]): Segment[] {
  const segments: Segment[] = [];
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const { low, high } = rows[from]!;
    for (to = from + 1; rows[to]?.low === low;) to++;
    segments.push({ low, high, from, to });
  }
  return segments;
}

/** The values along one column of pixels, at the heights of the plane's own rows. */
function fillLine(line: Float64Array, { values, width }: Plane, column: Place, segments: readonly Segment[]): void {
  const [first, last] = [segments[0]!.low, segments.at(-1)!.high];
  const { low, high, share } = column;
  for (let row = first, at = first * width; row <= last; row++, at += width) {
    line[row] = values[at + low]! * (1 - share) + values[at + high]! * share;
  }
}
