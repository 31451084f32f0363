import { normaliseAngle } from '../angle';
import type { Ellipse } from '../ellipse/ellipse';
import { MIN_SIZE } from '../kernel';
import type { Ring } from '../polygon/polygon';

/**
 * The ellipse whose ground is spread like that of the rings: same centre and same second moments (of a polygon by
 * Green's theorem, as in Steger, On the calculation of arbitrary moments of polygons, 1996). An ellipse of half axes a, b
 * has the moments a²/4 and b²/4 along them. Outlines turn one way and holes the other, or all are outlines.
 */
export function momentEllipse(rings: readonly Ring[]): Ellipse | null {
  let [area, mx, my, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  // About a point nearby, since sums about a far origin would lose their digits.
  const [ox, oy] = [rings[0]?.[0] ?? 0, rings[0]?.[1] ?? 0];
  for (const ring of rings) {
    for (let here = 0, before = ring.length - 2; here < ring.length; before = here, here += 2) {
      const [ax, ay, bx, by] = [ring[before]! - ox, ring[before + 1]! - oy, ring[here]! - ox, ring[here + 1]! - oy];
      const cross = ax * by - bx * ay;
      area += cross / 2;
      mx += ((ax + bx) * cross) / 6;
      my += ((ay + by) * cross) / 6;
      xx += ((ax * ax + ax * bx + bx * bx) * cross) / 12;
      yy += ((ay * ay + ay * by + by * by) * cross) / 12;
      xy += ((ax * by + 2 * ax * ay + 2 * bx * by + bx * ay) * cross) / 24;
    }
  }
  if (area === 0) return null;
  const [cx, cy] = [mx / area, my / area];
  const [sxx, syy, sxy] = [xx / area - cx * cx, yy / area - cy * cy, xy / area - cx * cy];
  const spread = Math.hypot(sxx - syy, 2 * sxy);
  const half = (moment: number) => Math.max(MIN_SIZE, 4 * Math.sqrt(Math.max(0, moment)));
  const angle = spread < 1e-9 ? 0 : (Math.atan2(2 * sxy, sxx - syy) * 90) / Math.PI;
  return {
    type: 'ellipse',
    cx: cx + ox,
    cy: cy + oy,
    width: half((sxx + syy + spread) / 2),
    height: half((sxx + syy - spread) / 2),
    angle: normaliseAngle(angle),
  };
}
