import { maskOfSpans, spansOfRuns } from '@shared/geometry/mask/codec';
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
  const runs: number[] = [];
  let [isInside, run] = [false, 0];
  for (const column of columns) {
    for (const row of rows) {
      if (valueAt(plane, column, row) > plane.level !== isInside) {
        runs.push(run);
        [isInside, run] = [!isInside, 0];
      }
      run++;
    }
  }
  runs.push(run);
  return maskOfSpans({ ...spansOfRuns(runs, width, height), x: left, y: top });
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

function valueAt({ values, width }: Plane, column: Place, row: Place): number {
  const [upper, lower] = [row.low * width, row.high * width];
  const above = values[upper + column.low]! * (1 - column.share) + values[upper + column.high]! * column.share;
  const below = values[lower + column.low]! * (1 - column.share) + values[lower + column.high]! * column.share;
  return above * (1 - row.share) + below * row.share;
}
