import { assertNever } from '@shared/lib/assert';
import type { Geometry } from '@shared/geometry/geometry';

/** One text for one outline, the same on every machine. Plain arrays: the writer of JSON in the runtime is the fastest. */
export function geometryKey(geometry: Geometry): string {
  switch (geometry.type) {
    case 'polygon':
      return JSON.stringify(geometry.parts);
    case 'point':
      return JSON.stringify([geometry.x, geometry.y]);
    case 'polyline':
      return JSON.stringify(geometry.points);
    case 'mask':
      return JSON.stringify([geometry.x, geometry.y, geometry.width, geometry.height, geometry.counts]);
    case 'skeleton':
      return JSON.stringify([geometry.template, geometry.joints.map((joint) => Object.values(joint))]);
    case 'box':
      return JSON.stringify([geometry.x, geometry.y, geometry.width, geometry.height]);
    case 'rotated-box':
    case 'ellipse':
      return JSON.stringify([geometry.cx, geometry.cy, geometry.width, geometry.height, geometry.angle]);
    default:
      return assertNever(geometry);
  }
}
