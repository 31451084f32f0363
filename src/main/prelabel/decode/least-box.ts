/** A box about its centre, turned clockwise on screen by `angle`, from -π/4 to below π/4. */
export interface TurnedBox {
  readonly cx: number;
  readonly cy: number;
  readonly width: number;
  readonly height: number;
  /** Radians. */
  readonly angle: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The turned box with the least area that holds all points: one of its sides lies on a side of their convex hull
 * (Freeman & Shapira, 1975).
 *
 * @returns null when the points lie on one line.
 */
export function least(points: readonly Point[]): TurnedBox | null {
  const hull = convexHull(points);
  if (hull.length < 3) return null;
  let best: TurnedBox | null = null;
  for (const [index, from] of hull.entries()) {
    const to = hull[(index + 1) % hull.length]!;
    const box = boxAlong(hull, quarter(Math.atan2(to.y - from.y, to.x - from.x)));
    if (!best || box.width * box.height < best.width * best.height - 1e-9) best = box;
  }
  return best;
}

/** The same direction up to quarter turns, within -π/4 to below π/4. */
function quarter(angle: number): number {
  return angle - Math.floor((angle + Math.PI / 4) / (Math.PI / 2)) * (Math.PI / 2);
}

function boxAlong(hull: readonly Point[], angle: number): TurnedBox {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [low, high, near, far] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of hull) {
    const [along, across] = [x * cos + y * sin, y * cos - x * sin];
    [low, high] = [Math.min(low, along), Math.max(high, along)];
    [near, far] = [Math.min(near, across), Math.max(far, across)];
  }
  const [along, across] = [(low + high) / 2, (near + far) / 2];
  const [cx, cy] = [along * cos - across * sin, along * sin + across * cos];
  return { cx, cy, width: high - low, height: far - near, angle };
}

/** Andrew's monotone chain (1979). */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((one, other) => one.x - other.x || one.y - other.y);
  const chain = (ordered: readonly Point[]) => {
    const side: Point[] = [];
    for (const point of ordered) {
      while (side.length > 1 && cross(side.at(-2)!, side.at(-1)!, point) <= 0) side.pop();
      side.push(point);
    }
    return side.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

function cross(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
