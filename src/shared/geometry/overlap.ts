import { boundsTouch } from './extent';
import type { Geometry } from './geometry';
import { sharedPixels } from './mask/combine';
import { pixelsOfShape } from './mask/rasterise';
import { pixelsOf } from './mask/spans';
import { areaOf, boundsOf, ringsOf } from './operations';
import type { Ring } from './polygon/polygon';

interface Edge {
  readonly topX: number;
  readonly topY: number;
  readonly bottomX: number;
  readonly bottomY: number;
  readonly owner: 0 | 1;
}

/**
 * Intersection over union of the covered areas, 0 to 1. A mask is compared pixel by pixel: of another shape those count
 * whose centres it covers.
 */
export function iou(one: Geometry, other: Geometry): number {
  const shared = overlapArea(one, other);
  if (one.type === 'mask' || other.type === 'mask') {
    const united = pixelsOf(pixelsOfShape(one)) + pixelsOf(pixelsOfShape(other)) - shared;
    return united <= 0 ? 0 : shared / united;
  }
  const united = coveredArea(one) + coveredArea(other) - shared;
  return united <= 0 ? 0 : Math.min(1, shared / united);
}

/** Area that both cover, in square pixels; whole ones when one of the two is a mask. */
export function overlapArea(one: Geometry, other: Geometry): number {
  if (!boundsTouch(boundsOf(one), boundsOf(other))) return 0;
  if (one.type === 'mask' || other.type === 'mask') return sharedPixels(pixelsOfShape(one), pixelsOfShape(other));
  if (one.type === 'box' && other.type === 'box') {
    const [a, b] = [boundsOf(one), boundsOf(other)];
    const width = Math.min(a.maxX, b.maxX) - Math.max(a.minX, b.minX);
    const height = Math.min(a.maxY, b.maxY) - Math.max(a.minY, b.minY);
    return Math.max(0, width) * Math.max(0, height);
  }
  return sweep([...edgesOf(ringsOf(one), 0), ...edgesOf(ringsOf(other), 1)], (inOne, inOther) => inOne && inOther);
}

/** Unlike `areaOf` also right for outlines that cross themselves. */
function coveredArea(geometry: Geometry): number {
  return geometry.type === 'box' ? areaOf(geometry) : sweep(edgesOf(ringsOf(geometry), 0), (inside) => inside);
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
