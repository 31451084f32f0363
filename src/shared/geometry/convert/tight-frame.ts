import { angleOf } from '../angle';
import type { Frame } from '../frame/frame';
import type { Ring } from '../polygon/polygon';

/** The smallest turned rectangle round the points: one of its sides lies on a side of their hull (Freeman, Shapira, 1975). */
export function tightFrame(points: readonly number[]): Frame {
  const hull = hullOf(points);
  let best: Frame | null = null;
  for (let here = 0, before = hull.length - 2; here < hull.length; before = here, here += 2) {
    const frame = frameAlong(hull, hull[here]! - hull[before]!, hull[here + 1]! - hull[before + 1]!);
    if (frame && (best === null || frame.width * frame.height < best.width * best.height)) best = frame;
  }
  return best ?? { cx: points[0]!, cy: points[1]!, width: 1, height: 1, angle: 0 };
}

function frameAlong(hull: Ring, dx: number, dy: number): Frame | null {
  const length = Math.hypot(dx, dy);
  if (length === 0) return null;
  const [ux, uy] = [dx / length, dy / length];
  let [least, most, lowest, highest] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < hull.length; at += 2) {
    const across = hull[at]! * ux + hull[at + 1]! * uy;
    const down = hull[at + 1]! * ux - hull[at]! * uy;
    [least, most] = [Math.min(least, across), Math.max(most, across)];
    [lowest, highest] = [Math.min(lowest, down), Math.max(highest, down)];
  }
  const [across, down] = [(least + most) / 2, (lowest + highest) / 2];
  // Of the four names that a rectangle has, the one turned least: below a quarter.
  const turned = Math.round(angleOf(ux, uy) * 1e9) / 1e9;
  const quarter = Math.floor(turned / 90) % 2 === 1;
  const [width, height] = [most - least, highest - lowest];
  return {
    cx: across * ux - down * uy,
    cy: across * uy + down * ux,
    width: quarter ? height : width,
    height: quarter ? width : height,
    angle: turned % 90,
  };
}

/** The convex hull, without points on its sides (Andrew's monotone chain, 1979). */
function hullOf(points: readonly number[]): number[] {
  const sorted = Array.from(
    { length: points.length / 2 },
    (_, at) => [points[at * 2]!, points[at * 2 + 1]!] as const,
  ).sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const half = (row: typeof sorted) => {
    const chain: (readonly [number, number])[] = [];
    for (const point of row) {
      while (chain.length >= 2 && turnOf(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())].flat();
}

function turnOf(a: readonly [number, number], b: readonly [number, number], c: readonly [number, number]): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
