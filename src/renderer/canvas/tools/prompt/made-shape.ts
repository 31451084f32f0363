import type { Geometry } from '@shared/geometry/geometry';
import { polygonFromMask } from '@shared/geometry/mask/to-polygon';
import type { PromptSettings } from './prompt';

/** Networks see a picture about so many pixels wide: finer corners than that would be made up. */
const SEEN_SIDE = 1024;

/** A mask as the person wants it; what is no mask stays as it is. Null when no polygon is left of it. */
export function madeShape(
  geometry: Geometry,
  makes: PromptSettings['makes'],
  { width, height }: { readonly width: number; readonly height: number },
): Geometry | null {
  if (makes === 'mask' || geometry.type !== 'mask') return geometry;
  return polygonFromMask(geometry, Math.max(1, Math.max(width, height) / SEEN_SIDE));
}
