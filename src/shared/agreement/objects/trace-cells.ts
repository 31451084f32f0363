import type { Ring } from '../../geometry/polygon/polygon';
import { ringArea, ringContains } from '../../geometry/polygon/ring';
import { simplifyRing } from '../../geometry/polygon/simplify';
import type { Grid } from './raster-grid';
import { mapRing } from '../../geometry/polygon/ring';

/** Smaller parts, as a share of all that is covered, are crumbs of the vote. */
const LEAST_PART = 0.01;
/** Cells that an outline may leave its staircase by. */
const TOLERANCE = 0.8;

/** The outlines of the covered cells as parts of a polygon, each with its holes, in image pixels. */
export function traceCells(covered: Uint8Array, grid: Grid): Ring[][] {
  const rings = followEdges(covered, grid);
  const total = rings.reduce((sum, ring) => sum + ringArea(ring), 0);
  const large = rings.filter((ring) => Math.abs(ringArea(ring)) >= LEAST_PART * total);
  const parts = large
    .filter((ring) => ringArea(ring) > 0)
    .map((outline): { outline: Ring; holes: Ring[] } => ({ outline, holes: [] }));
  for (const hole of large.filter((ring) => ringArea(ring) < 0)) {
    // A step inside from the hole's first corner: it runs with the covered cells on its right.
    const around = parts
      .filter(({ outline }) => ringContains(outline, { x: hole[0]! + 1e-3, y: hole[1]! + 1e-3 }))
      .sort((one, other) => ringArea(one.outline) - ringArea(other.outline))[0];
    around?.holes.push(hole);
  }
  return parts.map(({ outline, holes }) => [outline, ...holes].map((ring) => inPixels(ring, grid)));
}

function inPixels(ring: Ring, { minX, minY, cells }: Grid): Ring {
  return mapRing(
    simplifyRing(ring, TOLERANCE),
    (x) => minX + x / cells,
    (y) => minY + y / cells,
  );
}

/** Closed ways along the edges between covered and other cells, the covered ones on the right: outlines clockwise. */
function followEdges(covered: Uint8Array, { width, height }: Grid): Ring[] {
  const at = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height && covered[x * height + y] === 1;
  const rings: number[][] = [];
  const seen = new Set<number>();
  for (let x = 0; x < width; x++)
    for (let y = 0; y < height; y++) {
      // Every way has an edge that leads to the right along the top of a covered cell.
      if (!at(x, y) || at(x, y - 1) || seen.has(x * (height + 1) + y)) continue;
      const ring: number[] = [];
      let [px, py, dx, dy] = [x, y, 1, 0];
      do {
        if (dx === 1) seen.add(px * (height + 1) + py);
        ring.push(px, py);
        [px, py] = [px + dx, py + dy];
        // The cells ahead on the left and on the right of the way.
        const left = at(px + (dx + dy - 1) / 2, py + (dy - dx - 1) / 2);
        const right = at(px + (dx - dy - 1) / 2, py + (dy + dx - 1) / 2);
        if (!right) [dx, dy] = [-dy, dx];
        else if (left) [dx, dy] = [dy, -dx];
      } while (px !== x || py !== y || dx !== 1);
      rings.push(withoutStraight(ring));
    }
  return rings;
}

/** Only the corners of a way. */
function withoutStraight(ring: readonly number[]): number[] {
  const count = ring.length / 2;
  const corners: number[] = [];
  for (let here = 0; here < count; here++) {
    const [before, after] = [(here + count - 1) % count, (here + 1) % count];
    const straightX = ring[before * 2] === ring[here * 2] && ring[here * 2] === ring[after * 2];
    const straightY = ring[before * 2 + 1] === ring[here * 2 + 1] && ring[here * 2 + 1] === ring[after * 2 + 1];
    if (!straightX && !straightY) corners.push(ring[here * 2]!, ring[here * 2 + 1]!);
  }
  return corners;
}
