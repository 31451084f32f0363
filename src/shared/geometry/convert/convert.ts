import { assertNever } from '../../lib/assert';
import { regionOf, partsOf } from '../boolean/clipper';
import { coversGround } from '../boolean/combine';
import { boxFromBounds } from '../box/box-kernel';
import { frameCorners, type Frame } from '../frame/frame';
import { isFramed } from '../frame/framed';
import type { Geometry, GeometryType } from '../geometry';
import { MIN_SIZE } from '../kernel';
import { maskFromShape } from '../mask/rasterise';
import { polygonFromMask } from '../mask/to-polygon';
import { boundsOf, ringsOf } from '../operations';
import type { Polygon, Ring } from '../polygon/polygon';
import { momentEllipse } from './moment-ellipse';
import { tightFrame } from './tight-frame';

/** The shapes that others can be turned into. */
export const convertTargets = [
  'box',
  'rotated-box',
  'polygon',
  'ellipse',
  'mask',
  'polyline',
  'point',
] as const satisfies readonly GeometryType[];

export type ConvertTarget = (typeof convertTargets)[number];

/**
 * The shape of another type that comes nearest; null when there is none, or when it is of that type already. What is
 * lost on the way is said by `lossesOf`.
 */
export function convertTo(geometry: Geometry, target: ConvertTarget): Geometry | null {
  if (geometry.type === target || geometry.type === 'point') return null;
  switch (target) {
    case 'box':
      return boxOf(geometry);
    case 'rotated-box':
      return { type: 'rotated-box', ...frameOf(geometry) };
    case 'ellipse':
      return ellipseOf(geometry);
    case 'polygon':
      return polygonOf(geometry);
    case 'mask':
      return coversGround(geometry) ? maskFromShape(geometry) : null;
    case 'polyline':
      return lineOf(geometry);
    case 'point':
      return centreOf(geometry);
    default:
      return assertNever(target);
  }
}

/** None for a level line, which has no height. */
function boxOf(geometry: Geometry): Geometry | null {
  const box = boxFromBounds(boundsOf(geometry));
  return box.width < MIN_SIZE || box.height < MIN_SIZE ? null : box;
}

function frameOf(geometry: Geometry): Frame {
  if (isFramed(geometry)) {
    const { cx, cy, width, height, angle } = geometry;
    return { cx, cy, width, height, angle };
  }
  if (geometry.type === 'box') {
    const { x, y, width, height } = geometry;
    return { cx: x + width / 2, cy: y + height / 2, width, height, angle: 0 };
  }
  const frame = tightFrame(geometry.type === 'polyline' ? geometry.points : ringsOf(geometry).flat());
  return { ...frame, width: Math.max(MIN_SIZE, frame.width), height: Math.max(MIN_SIZE, frame.height) };
}

/** In a box the ellipse that touches its sides; in other ground the one that is spread alike. */
function ellipseOf(geometry: Geometry): Geometry | null {
  if (geometry.type === 'box' || geometry.type === 'rotated-box') return { type: 'ellipse', ...frameOf(geometry) };
  const parts = partsOf(regionOf(ringsOf(geometry)));
  return parts.length === 0 ? null : momentEllipse(parts.flat());
}

/** Pixels by which the outline of a mask may leave its stairs. */
const STAIRS = 0.75;

function polygonOf(geometry: Geometry): Polygon | null {
  switch (geometry.type) {
    case 'rotated-box':
      return { type: 'polygon', parts: [[frameCorners(geometry)]] };
    case 'polyline':
      return geometry.points.length < 6 ? null : { type: 'polygon', parts: [[openRing(geometry.points)]] };
    case 'box':
    case 'ellipse':
      return { type: 'polygon', parts: ringsOf(geometry).map((ring) => [ring]) };
    case 'mask':
      return polygonFromMask(geometry, STAIRS);
    default:
      return null;
  }
}

/** A line that goes back to its first vertex says it twice; a ring does not. */
function openRing(points: Ring): Ring {
  const closes = points.length > 6 && points[0] === points.at(-2) && points[1] === points.at(-1);
  return closes ? points.slice(0, -2) : points;
}

/** The outline of the first part, back to where it begins. */
function lineOf(geometry: Geometry): Geometry | null {
  const ring = ringsOf(geometry)[0];
  return ring === undefined ? null : { type: 'polyline', points: [...ring, ring[0]!, ring[1]!] };
}

function centreOf(geometry: Geometry): Geometry {
  const { minX, minY, maxX, maxY } = boundsOf(geometry);
  return { type: 'point', x: (minX + maxX) / 2, y: (minY + maxY) / 2 };
}
