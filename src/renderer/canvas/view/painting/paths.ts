import { assertNever } from '@shared/lib/assert';
import type { Ellipse } from '@shared/geometry/ellipse/ellipse';
import { framePoint } from '@shared/geometry/frame/frame';
import type { Geometry } from '@shared/geometry/geometry';
import { ringsOf } from '@shared/geometry/operations';
import { isOutlined } from './paint-mask';

const paths = new WeakMap<Geometry, Path2D>();

/** The outline in image coordinates. Kept for as long as the geometry lives, which never changes. */
export function pathOf(geometry: Geometry): Path2D {
  const known = paths.get(geometry);
  if (known) return known;
  const path = new Path2D();
  traceGeometry(path, geometry);
  paths.set(geometry, path);
  return path;
}

/** The calls that a path and a drawing context have in common. */
interface Tracer {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  ellipse(x: number, y: number, rx: number, ry: number, turn: number, from: number, to: number): void;
  closePath(): void;
}

export function traceGeometry(tracer: Tracer, geometry: Geometry): void {
  switch (geometry.type) {
    case 'box':
      return tracer.rect(geometry.x, geometry.y, geometry.width, geometry.height);
    case 'ellipse':
      return traceEllipse(tracer, geometry);
    case 'point':
      // A mark of one size at every zoom: see point-mark.ts.
      return;
    case 'polyline':
      return traceLine(tracer, geometry.points);
    case 'mask':
      if (!isOutlined(geometry)) return tracer.rect(geometry.x, geometry.y, geometry.width, geometry.height);
      return traceRings(tracer, geometry);
    case 'skeleton':
    case 'rotated-box':
    case 'polygon':
      return traceRings(tracer, geometry);
    default:
      return assertNever(geometry);
  }
}

function traceRings(tracer: Tracer, geometry: Geometry): void {
  for (const ring of ringsOf(geometry)) {
    traceLine(tracer, ring);
    tracer.closePath();
  }
}

/** False for what is drawn by its line alone. */
export function isFilled(geometry: Geometry): boolean {
  return geometry.type !== 'polyline' && geometry.type !== 'point' && geometry.type !== 'skeleton';
}

function traceEllipse(tracer: Tracer, ellipse: Ellipse): void {
  const start = framePoint(ellipse, ellipse.width / 2, 0);
  const radians = (ellipse.angle * Math.PI) / 180;
  tracer.moveTo(start.x, start.y);
  tracer.ellipse(ellipse.cx, ellipse.cy, ellipse.width / 2, ellipse.height / 2, radians, 0, 2 * Math.PI);
  tracer.closePath();
}

function traceLine(tracer: Tracer, points: readonly number[]): void {
  tracer.moveTo(points[0]!, points[1]!);
  for (let index = 2; index < points.length; index += 2) tracer.lineTo(points[index]!, points[index + 1]!);
}
