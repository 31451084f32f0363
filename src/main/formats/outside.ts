import type { Geometry } from '@shared/geometry/geometry';
import { boundsOf } from '@shared/geometry/operations';

/** Beyond the picture by more than a pixel; within it, tools disagree about where the last pixel ends. */
export function isOutside(geometry: Geometry, width: number | null, height: number | null): boolean {
  if (width === null || height === null) return false;
  const { minX, minY, maxX, maxY } = boundsOf(geometry);
  return minX < -1 || minY < -1 || maxX > width + 1 || maxY > height + 1;
}
