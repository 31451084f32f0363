import type { Ring } from './polygon/polygon';

interface Edge {
  readonly topX: number;
  readonly topY: number;
  readonly bottomX: number;
  readonly bottomY: number;
  readonly owner: 0 | 1;
}

/** Intersection over union of what two sets of rings cover, 0 to 1; 0 when neither covers anything. */
export function iouOfRings(ones: readonly Ring[], others: readonly Ring[]): number {
  return shareOf(sharedByRings(ones, others), coveredByRings(ones), coveredByRings(others));
}

/** Of two areas and what they share: how much of what either covers is covered by both. */
export function shareOf(shared: number, one: number, other: number): number {
  const united = one + other - shared;
  return united <= 0 ? 0 : Math.min(1, shared / united);
}

/** Area that both cover under the even-odd rule. */
export function sharedByRings(ones: readonly Ring[], others: readonly Ring[]): number {
  return sweep([...edgesOf(ones, 0), ...edgesOf(others, 1)], (inOne, inOther) => inOne && inOther);
}

/** Unlike the area of a kernel also right for outlines that cross themselves. */
export function coveredByRings(rings: readonly Ring[]): number {
  return sweep(edgesOf(rings, 0), (inside) => inside);
}

function edgesOf(rings: readonly Ring[], owner: 0 | 1): Edge[] {
  const edges: Edge[] = [];
  for (const ring of rings) {
    for (let here = 0, before = ring.length - 2; here < ring.length; before = here, here += 2) {
      const [ax, ay, bx, by] = [ring[before]!, ring[before + 1]!, ring[here]!, ring[here + 1]!];
      if (ay === by) continue;
      edges.push(
        ay < by
          ? { topX: ax, topY: ay, bottomX: bx, bottomY: by, owner }
          : { topX: bx, topY: by, bottomX: ax, bottomY: ay, owner },
      );
    }
  }
  return edges;
}

/**
 * Sums the area where `wanted` holds, by cutting the plane into horizontal slabs at every vertex and crossing. Inside a
 * slab no edges cross, so the region is a row of trapezoids whose area is their width at half height times the height.
 * Touching and coinciding edges need no special care, which is why this is used and not a clipping algorithm.
 */
function sweep(edges: Edge[], wanted: (inOne: boolean, inOther: boolean) => boolean): number {
  const levels = levelsOf(edges);
  let area = 0;
  for (let index = 0; index + 1 < levels.length; index++) {
    const [top, bottom] = [levels[index]!, levels[index + 1]!];
    const middle = (top + bottom) / 2;
    const cuts = edges
      .filter((edge) => edge.topY <= top && edge.bottomY >= bottom)
      .map((edge) => ({ x: xAt(edge, middle), owner: edge.owner }))
      .sort((a, b) => a.x - b.x);
    const inside: [boolean, boolean] = [false, false];
    cuts.forEach((cut, position) => {
      inside[cut.owner] = !inside[cut.owner];
      const next = cuts[position + 1];
      if (next !== undefined && wanted(inside[0], inside[1])) area += (next.x - cut.x) * (bottom - top);
    });
  }
  return area;
}

function xAt(edge: Edge, y: number): number {
  const t = (y - edge.topY) / (edge.bottomY - edge.topY);
  return edge.topX + t * (edge.bottomX - edge.topX);
}

/** Heights of all vertices and crossings, ascending, each once. */
function levelsOf(edges: readonly Edge[]): number[] {
  const levels = edges.flatMap((edge) => [edge.topY, edge.bottomY]);
  edges.forEach((edge, index) => {
    for (let after = index + 1; after < edges.length; after++) {
      const y = crossingY(edge, edges[after]!);
      if (y !== null) levels.push(y);
    }
  });
  return [...new Set(levels)].sort((a, b) => a - b);
}

function crossingY(one: Edge, other: Edge): number | null {
  const top = Math.max(one.topY, other.topY);
  const bottom = Math.min(one.bottomY, other.bottomY);
  if (top >= bottom) return null;
  const above = xAt(one, top) - xAt(other, top);
  const below = xAt(one, bottom) - xAt(other, bottom);
  if (above * below >= 0) return null;
  return top + (bottom - top) * (above / (above - below));
}
