import { directionOf, normaliseAngle } from '../angle';
import type { Bounds } from '../coordinate';
import { iouOfRings } from '../covered';
import { frameOfBounds, framePoint, inFrame, type Frame } from '../frame/frame';
import { fitFrame, frameFits, roundFrame } from '../frame/frame-fit';
import { MIN_SIZE, type GeometryKernel, type Scaling } from '../kernel';
import { ringDistance } from '../polygon/ring';
import type { Ellipse } from './ellipse';

/** Corners of the polygon that stands for an ellipse where only polygons will do. */
const CORNERS = 64;

/** How far out they lie, so that the polygon has the area of the ellipse; half a thousandth of its axes. */
const REACH = Math.sqrt((2 * Math.PI) / CORNERS / Math.sin((2 * Math.PI) / CORNERS));

/** The ellipse that fills the bounds. */
export function ellipseFromBounds(bounds: Bounds): Ellipse {
  return ellipseFromFrame(frameOfBounds(bounds));
}

function ellipseFromFrame({ cx, cy, width, height, angle }: Frame): Ellipse {
  return { type: 'ellipse', cx, cy, width, height, angle };
}

/** A polygon of 64 corners and of the same area. */
export function ellipseRing(ellipse: Ellipse): number[] {
  const [across, down] = [(ellipse.width / 2) * REACH, (ellipse.height / 2) * REACH];
  return Array.from({ length: CORNERS }, (_, index) => {
    const turn = (2 * Math.PI * index) / CORNERS;
    const { x, y } = framePoint(ellipse, across * Math.cos(turn), down * Math.sin(turn));
    return [x, y];
  }).flat();
}

function ellipseBounds({ cx, cy, width, height, angle }: Ellipse): Bounds {
  const { x, y } = directionOf(angle);
  const reachX = Math.hypot(width * x, height * y) / 2;
  const reachY = Math.hypot(width * y, height * x) / 2;
  return { minX: cx - reachX, minY: cy - reachY, maxX: cx + reachX, maxY: cy + reachY };
}

/**
 * An ellipse stays one under any scaling. Its half axes make a matrix M; the axes of the new one are the eigenvectors of
 * M times its transpose, and their squared lengths the eigenvalues.
 */
function scaleEllipse(ellipse: Ellipse, { originX, originY, factorX, factorY }: Scaling): Ellipse {
  const { x, y } = directionOf(ellipse.angle);
  const [ux, uy] = [ellipse.width * x * factorX, ellipse.width * y * factorY];
  const [vx, vy] = [-ellipse.height * y * factorX, ellipse.height * x * factorY];
  const [xx, xy, yy] = [ux * ux + vx * vx, ux * uy + vx * vy, uy * uy + vy * vy];
  const longer = Math.sqrt((xx + yy + Math.hypot(xx - yy, 2 * xy)) / 2);
  const shorter = (ellipse.width * ellipse.height * Math.abs(factorX * factorY)) / longer;
  const direction = (Math.atan2(2 * xy, xx - yy) * 90) / Math.PI;
  const isWide = ellipse.width >= ellipse.height;
  return {
    type: 'ellipse',
    cx: originX + (ellipse.cx - originX) * factorX,
    cy: originY + (ellipse.cy - originY) * factorY,
    width: isWide ? longer : shorter,
    height: isWide ? shorter : longer,
    angle: normaliseAngle(isWide ? direction : direction - 90),
  };
}

export const ellipseKernel: GeometryKernel<Ellipse> = {
  bounds: ellipseBounds,
  area: ({ width, height }) => (Math.PI * width * height) / 4,
  contains(ellipse, point) {
    const { across, down } = inFrame(ellipse, point);
    return (across / ellipse.width) ** 2 + (down / ellipse.height) ** 2 <= 0.25;
  },
  outlineDistance: (ellipse, point) => ringDistance(ellipseRing(ellipse), point),
  rings: (ellipse) => [ellipseRing(ellipse)],
  translate: (ellipse, dx, dy) => ({ ...ellipse, cx: ellipse.cx + dx, cy: ellipse.cy + dy }),
  scale: scaleEllipse,
  fits: frameFits,
  clip: (ellipse, extent) => fitFrame(ellipse, ellipseBounds(ellipse), extent),
  round: (ellipse, steps) => ellipseFromFrame(roundFrame(ellipse, steps)),
  iou: (one, other) => iouOfRings([ellipseRing(one)], [ellipseRing(other)]),
  simplify: (ellipse) => ellipse,
  problems(ellipse) {
    const { cx, cy, width, height, angle } = ellipse;
    if (![cx, cy, width, height, angle].every(Number.isFinite)) return ['not-finite'];
    return width < MIN_SIZE || height < MIN_SIZE ? ['too-small'] : [];
  },
};
