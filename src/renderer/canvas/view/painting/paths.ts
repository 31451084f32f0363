import type { Geometry } from '@shared/geometry/geometry';
import { ringsOf } from '@shared/geometry/operations';

const paths = new WeakMap<Geometry, Path2D>();

/** The outline in image coordinates. Kept for as long as the geometry lives, which never changes. */
export function pathOf(geometry: Geometry): Path2D {
  const known = paths.get(geometry);
  if (known) return known;
  const path = new Path2D();
  if (geometry.type === 'box') path.rect(geometry.x, geometry.y, geometry.width, geometry.height);
  else for (const ring of ringsOf(geometry)) traceRing(path, ring);
  paths.set(geometry, path);
  return path;
}

/** The calls that a path and a drawing context have in common. */
export interface Tracer {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
}

export function traceRing(tracer: Tracer, ring: readonly number[]): void {
  tracer.moveTo(ring[0]!, ring[1]!);
  for (let index = 2; index < ring.length; index += 2) tracer.lineTo(ring[index]!, ring[index + 1]!);
  tracer.closePath();
}
