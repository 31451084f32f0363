import type { Ring } from './polygon';

interface Edge {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/** True when two edges of the rings cross; edges that only touch do not. Edges that lie far apart are never compared. */
export function ringsCross(rings: readonly Ring[]): boolean {
  const edges = rings.flatMap(edgesOf).sort((one, other) => leftOf(one) - leftOf(other));
  for (let index = 0; index < edges.length; index++) {
    const edge = edges[index]!;
    const right = Math.max(edge.ax, edge.bx);
    for (let after = index + 1; after < edges.length && leftOf(edges[after]!) < right; after++) {
      if (cross(edge, edges[after]!)) return true;
    }
  }
  return false;
}

function edgesOf(ring: Ring): Edge[] {
  const edges: Edge[] = [];
  for (let here = 0, before = ring.length - 2; here < ring.length; before = here, here += 2)
    edges.push({ ax: ring[before]!, ay: ring[before + 1]!, bx: ring[here]!, by: ring[here + 1]! });
  return edges;
}

function leftOf({ ax, bx }: Edge): number {
  return Math.min(ax, bx);
}

function cross(one: Edge, other: Edge): boolean {
  return parts(one, other) && parts(other, one);
}

/** True when the ends of `other` lie on different sides of `one`. */
function parts(one: Edge, other: Edge): boolean {
  return sideOf(one, other.ax, other.ay) * sideOf(one, other.bx, other.by) < 0;
}

function sideOf({ ax, ay, bx, by }: Edge, x: number, y: number): number {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}
