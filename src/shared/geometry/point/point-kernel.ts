import { boundsContainPoint } from '../extent';
import type { GeometryKernel } from '../kernel';
import type { Point } from './point';

/** A point covers nothing: it has no area and no rings, and is hit by its distance. */
export const pointKernel: GeometryKernel<Point> = {
  bounds: ({ x, y }) => ({ minX: x, minY: y, maxX: x, maxY: y }),
  area: () => 0,
  contains: () => false,
  outlineDistance: (point, { x, y }) => Math.hypot(point.x - x, point.y - y),
  rings: () => [],
  translate: ({ x, y }, dx, dy) => ({ type: 'point', x: x + dx, y: y + dy }),
  scale: ({ x, y }, { originX, originY, factorX, factorY }) => ({
    type: 'point',
    x: originX + (x - originX) * factorX,
    y: originY + (y - originY) * factorY,
  }),
  fits: (point, extent) => boundsContainPoint(extent, point),
  clip: (point, extent) => (boundsContainPoint(extent, point) ? point : null),
  round: ({ x, y }, steps) => ({ type: 'point', x: Math.round(x * steps) / steps, y: Math.round(y * steps) / steps }),
  iou: () => 0,
  simplify: (point) => point,
  problems: ({ x, y }) => (Number.isFinite(x) && Number.isFinite(y) ? [] : ['not-finite']),
};
