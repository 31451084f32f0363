import type { Bounds } from '../coordinate';
import { shareOf } from '../covered';
import { boundsContain } from '../extent';
import { MIN_SIZE, type GeometryKernel } from '../kernel';
import { segmentDistance } from '../segment';
import type { Box } from './box';

/** The box that fills the bounds. */
export function boxFromBounds(bounds: Bounds): Box {
  return {
    type: 'box',
    x: bounds.minX,
    y: bounds.minY,
    width: bounds.maxX - bounds.minX,
    height: bounds.maxY - bounds.minY,
  };
}

function boxBounds(box: Box): Bounds {
  return { minX: box.x, minY: box.y, maxX: box.x + box.width, maxY: box.y + box.height };
}

/** In square pixels. */
export function sharedByBoxes(one: Box, other: Box): number {
  const [a, b] = [boxBounds(one), boxBounds(other)];
  const width = Math.min(a.maxX, b.maxX) - Math.max(a.minX, b.minX);
  const height = Math.min(a.maxY, b.maxY) - Math.max(a.minY, b.minY);
  return Math.max(0, width) * Math.max(0, height);
}

export const boxKernel: GeometryKernel<Box> = {
  bounds: boxBounds,
  area: (box) => box.width * box.height,
  contains: (box, point) =>
    point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height,
  outlineDistance(box, point) {
    const { minX, minY, maxX, maxY } = boxBounds(box);
    return Math.min(
      segmentDistance(point, minX, minY, maxX, minY),
      segmentDistance(point, maxX, minY, maxX, maxY),
      segmentDistance(point, maxX, maxY, minX, maxY),
      segmentDistance(point, minX, maxY, minX, minY),
    );
  },
  rings(box) {
    const { minX, minY, maxX, maxY } = boxBounds(box);
    return [[minX, minY, maxX, minY, maxX, maxY, minX, maxY]];
  },
  translate: (box, dx, dy) => ({ ...box, x: box.x + dx, y: box.y + dy }),
  scale(box, { originX, originY, factorX, factorY }) {
    const [left, right] = [box.x, box.x + box.width].map((x) => originX + (x - originX) * factorX).sort(ascending);
    const [top, bottom] = [box.y, box.y + box.height].map((y) => originY + (y - originY) * factorY).sort(ascending);
    return boxFromBounds({ minX: left!, minY: top!, maxX: right!, maxY: bottom! });
  },
  fits: (box, extent) => boundsContain(extent, boxBounds(box)),
  clip(box, extent) {
    const bounds = boxBounds(box);
    const clipped = {
      minX: Math.max(bounds.minX, extent.minX),
      minY: Math.max(bounds.minY, extent.minY),
      maxX: Math.min(bounds.maxX, extent.maxX),
      maxY: Math.min(bounds.maxY, extent.maxY),
    };
    return clipped.minX < clipped.maxX && clipped.minY < clipped.maxY ? boxFromBounds(clipped) : null;
  },
  round(box, steps) {
    const [left, top] = [Math.round(box.x * steps), Math.round(box.y * steps)];
    const right = Math.round((box.x + box.width) * steps);
    const bottom = Math.round((box.y + box.height) * steps);
    return {
      type: 'box',
      x: left / steps,
      y: top / steps,
      width: (right - left) / steps,
      height: (bottom - top) / steps,
    };
  },
  iou: (one, other) => shareOf(sharedByBoxes(one, other), one.width * one.height, other.width * other.height),
  simplify: (box) => box,
  problems(box) {
    if (![box.x, box.y, box.width, box.height].every(Number.isFinite)) return ['not-finite'];
    return box.width < MIN_SIZE || box.height < MIN_SIZE ? ['too-small'] : [];
  },
};

function ascending(one: number, other: number): number {
  return one - other;
}
