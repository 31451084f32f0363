import { coversGround, intersectionOf } from '@shared/geometry/boolean/combine';
import type { Geometry } from '@shared/geometry/geometry';
import { polygonFromRing } from '@shared/geometry/polygon/polygon-kernel';
import { ringBounds, ringContains } from '@shared/geometry/polygon/ring';
import type { Polygon } from '@shared/geometry/polygon/polygon';
import type { ToolContext, ToolEffect } from '../tool';

/** Selects what the loop holds or touches, with what was selected before. */
export function selectWithin(points: readonly number[], context: ToolContext): readonly ToolEffect[] {
  const loop = polygonFromRing(points);
  const caught = context.shapesIn(ringBounds(points)).filter(({ geometry }) => reaches(loop, geometry));
  return [{ type: 'select', ids: [...context.selection, ...caught.map(({ id }) => id)] }];
}

function reaches(loop: Polygon, geometry: Geometry): boolean {
  if (coversGround(geometry)) return intersectionOf([loop, geometry]) !== null;
  const ring = loop.parts[0]![0]!;
  if (geometry.type === 'point') return ringContains(ring, geometry);
  return geometry.type === 'polyline' && verticesOf(geometry.points).some((vertex) => ringContains(ring, vertex));
}

function verticesOf(points: readonly number[]) {
  return Array.from({ length: points.length / 2 }, (_, index) => ({
    x: points[index * 2]!,
    y: points[index * 2 + 1]!,
  }));
}
