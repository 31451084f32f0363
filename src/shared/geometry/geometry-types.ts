import type { GeometryType } from './geometry';

/** Every kind of shape, in the order in which people are offered them. */
export const geometryTypes = [
  'box',
  'rotated-box',
  'polygon',
  'polyline',
  'ellipse',
  'point',
  'mask',
  'skeleton',
] as const satisfies readonly GeometryType[];
