import type { Geometry } from '@shared/geometry/geometry';

/** One text for one outline, the same on every machine. Plain arrays: the writer of JSON in the runtime is the fastest. */
export function geometryKey(geometry: Geometry): string {
  if (geometry.type === 'polygon') return JSON.stringify(geometry.parts);
  return JSON.stringify([geometry.x, geometry.y, geometry.width, geometry.height]);
}
