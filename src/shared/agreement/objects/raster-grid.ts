import type { Bounds } from '../../geometry/coordinate';
import { unionBounds } from '../../geometry/extent';
import type { Geometry } from '../../geometry/geometry';
import { runsOf } from '../../geometry/mask/codec';
import { rasterise } from '../../geometry/mask/rasterise';
import { boundsOf, ringsOf } from '../../geometry/operations';
import { mapRing } from '../../geometry/polygon/ring';
import { assertExists } from '../../lib/assert';

/** Cells over a part of an image, column by column; `cells` of them to a pixel. */
export interface Grid {
  readonly minX: number;
  readonly minY: number;
  readonly width: number;
  readonly height: number;
  readonly cells: number;
}

/** Neither more cells on the longer side, whatever the size, nor more than so many to a pixel. */
const MOST_CELLS = 512;
const FINEST = 4;
/** Room around the shapes, as a share of their size. */
const MARGIN = 0.1;

/** A grid over all shapes with a margin of a tenth. */
export function gridOver(shapes: readonly Geometry[]): Grid {
  const bounds: Bounds = assertExists(unionBounds(shapes.map(boundsOf)), 'a cluster has members');
  const [wide, high] = [bounds.maxX - bounds.minX, bounds.maxY - bounds.minY];
  const cells = Math.min(FINEST, MOST_CELLS / Math.max(wide, high, 1));
  const [marginX, marginY] = [Math.ceil(wide * MARGIN * cells) + 1, Math.ceil(high * MARGIN * cells) + 1];
  return {
    minX: bounds.minX - marginX / cells,
    minY: bounds.minY - marginY / cells,
    width: Math.ceil(wide * cells) + 2 * marginX,
    height: Math.ceil(high * cells) + 2 * marginY,
    cells,
  };
}

/** 1 for each cell whose centre the shape covers. */
export function cellsOf(shape: Geometry, { minX, minY, width, height, cells }: Grid): Uint8Array {
  const rings = ringsOf(shape).map((ring) =>
    mapRing(
      ring,
      (x) => (x - minX) * cells,
      (y) => (y - minY) * cells,
    ),
  );
  const covered = new Uint8Array(width * height);
  let at = 0;
  const whole = { minX: 0, minY: 0, maxX: width, maxY: height };
  runsOf(rasterise(rings, whole), whole).forEach((length, run) => {
    if (run % 2 === 1) covered.fill(1, at, at + length);
    at += length;
  });
  return covered;
}
