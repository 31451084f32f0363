import type { Geometry } from '@shared/geometry/geometry';
import { coordinate, fail, type Spot } from '../check-values';
import type { JsonObject } from '../json/parse';
import { found } from '../malformed';
import { open } from '../sound-geometry';
import { cornersApart, rotatedBoxFromCorners } from './corners';
import type { LabelmeLoss, Lose } from './losses';
import { maskFromPng } from './mask-png';

/** Kinds of shapes that a project cannot hold yet, by the names that labelme and its relatives gave them. */
const lost = new Map<string, LabelmeLoss>([['points', 'labelme.points']]);

/** The outline of a shape; null when it has none that can be kept, which `lose` was told. */
export function readOutline(spot: Spot, record: JsonObject, lose: Lose): Geometry | null {
  const type = record['shape_type'] ?? 'polygon';
  if (typeof type !== 'string') fail(spot, 'shape_type', `expected text, ${found(type)}`);
  const points = readPoints(spot, record['points']);
  if (type === 'rectangle') return rectangle(spot, points, lose);
  if (type === 'oriented_rectangle' || type === 'rotation') return rotated(spot, points, lose);
  if (type === 'point') return point(spot, points);
  if (type === 'circle') return circle(spot, points, lose);
  if (type === 'line' || type === 'linestrip') return line(points, lose);
  if (type === 'polygon') return polygon(points, lose);
  if (type === 'mask') return mask(spot, points, record['mask'], lose);
  lose(lost.get(type) ?? 'labelme.other-shape');
  return null;
}

function readPoints(spot: Spot, value: unknown): number[] {
  if (!Array.isArray(value)) fail(spot, 'points', `expected [[x, y], ...], ${found(value)}`);
  if (value.length > 100_000) fail(spot, 'points', `expected at most 100000 points, got ${value.length}`);
  const points: number[] = [];
  for (let index = 0; index < value.length; index++) {
    const point: unknown = value[index];
    if (!Array.isArray(point) || point.length !== 2) fail(spot, `points[${index}]`, `expected [x, y], ${found(point)}`);
    points.push(coordinate(spot, `points[${index}][0]`, point[0]), coordinate(spot, `points[${index}][1]`, point[1]));
  }
  return points;
}

/** A picture of the pixels; the first point is its top left pixel, and its size says more than the second point. */
function mask(spot: Spot, points: readonly number[], value: unknown, lose: Lose): Geometry | null {
  if (points.length !== 4) fail(spot, 'points', `expected 2 corners, got ${points.length / 2}`);
  if (typeof value !== 'string') fail(spot, 'mask', `expected a picture as text, ${found(value)}`);
  const [x, y] = [Math.floor(points[0]!), Math.floor(points[1]!)];
  const read = readPng(spot, value, x, y);
  if (read === null) lose('labelme.empty-mask');
  return read;
}

function readPng(spot: Spot, text: string, x: number, y: number): Geometry | null {
  try {
    return maskFromPng(Buffer.from(text, 'base64'), x, y);
  } catch (error) {
    return fail(
      spot,
      'mask',
      `expected a PNG picture, got ${error instanceof Error ? error.message : 'something else'}`,
    );
  }
}

/** Two opposite corners, in any order; some tools write all four. */
function rectangle(spot: Spot, points: readonly number[], lose: Lose): Geometry | null {
  if (points.length !== 4 && points.length !== 8) fail(spot, 'points', `expected 2 corners, got ${points.length / 2}`);
  const xs = points.filter((_, index) => index % 2 === 0);
  const ys = points.filter((_, index) => index % 2 === 1);
  const [minX, maxX, minY, maxY] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (
    points.length === 8 &&
    !points.every((value, index) => (index % 2 === 0 ? [minX, maxX] : [minY, maxY]).includes(value))
  ) {
    return rotated(spot, points, lose);
  }
  if (maxX > minX && maxY > minY) return { type: 'box', x: minX, y: minY, width: maxX - minX, height: maxY - minY };
  lose('labelme.degenerate');
  return null;
}

/** Corners are often rounded to whole pixels. */
const MOST_ROUNDED = 1;
const MOST_EXACT = 0.01;

/** Four corners, one after the other; the first edge is the width. */
function rotated(spot: Spot, points: readonly number[], lose: Lose): Geometry | null {
  if (points.length !== 8) fail(spot, 'points', `expected 4 corners, got ${points.length / 2}`);
  const box = rotatedBoxFromCorners(points);
  if (box === null) {
    lose('labelme.degenerate');
    return null;
  }
  const apart = cornersApart(box, points);
  if (apart > MOST_ROUNDED) {
    lose('labelme.not-rectangular');
    return polygon(points, lose);
  }
  if (apart > MOST_EXACT) lose('labelme.squared');
  return box;
}

function point(spot: Spot, points: readonly number[]): Geometry {
  const [x, y] = points;
  if (points.length !== 2 || x === undefined || y === undefined)
    fail(spot, 'points', `expected one point, got ${points.length / 2}`);
  return { type: 'point', x, y };
}

/** The centre and a point on the circle. */
function circle(spot: Spot, points: readonly number[], lose: Lose): Geometry | null {
  if (points.length !== 4) fail(spot, 'points', `expected the centre and a point, got ${points.length / 2} points`);
  const [cx, cy, x, y] = points as [number, number, number, number];
  const size = 2 * Math.hypot(x - cx, y - cy);
  if (size > 0) return { type: 'ellipse', cx, cy, width: size, height: size, angle: 0 };
  lose('labelme.degenerate');
  return null;
}

/** Two points, or more, in their order. */
function line(points: readonly number[], lose: Lose): Geometry | null {
  if (points.length >= 4) return { type: 'polyline', points };
  lose('labelme.degenerate');
  return null;
}

function polygon(points: readonly number[], lose: Lose): Geometry | null {
  const ring = open(points);
  if (ring.length >= 6) return { type: 'polygon', parts: [[[...ring]]] };
  lose('labelme.degenerate');
  return null;
}
