import type { Skeleton } from '@shared/geometry/skeleton/skeleton';
import { CASING_INK } from './ink';
import type { ShapeBrush } from './paint-shapes';
import { JOINT_RADIUS, traceBones, traceJoints } from './skeleton-mark';

/** Below this many CSS pixels for each joint along the longer side, dots would run together. */
const ROOM_FOR_JOINTS = 3;

/** Edges, with joints on them where there is room: full when they are seen, hollow when they are hidden. */
export function paintSkeleton(
  context: CanvasRenderingContext2D,
  skeleton: Skeleton,
  look: { readonly colour: string; readonly dashed: boolean; readonly size: number; readonly width: number },
  brush: ShapeBrush,
): void {
  const { colour, dashed, size, width } = look;
  const pixel = 1 / brush.scale;
  const template = brush.templates.get(skeleton.template);
  context.beginPath();
  traceBones(context, skeleton, template);
  if (!brush.hairline) {
    context.strokeStyle = CASING_INK;
    context.lineWidth = width + 1.5 * pixel;
    context.stroke();
  }
  context.strokeStyle = colour;
  context.lineWidth = width;
  if (dashed) context.setLineDash([6 * pixel, 4 * pixel]);
  context.stroke();
  if (dashed) context.setLineDash([]);
  if (size / pixel < skeleton.joints.length * ROOM_FOR_JOINTS) return;
  const radius = (brush.hairline ? 2 : JOINT_RADIUS) * pixel;
  context.beginPath();
  traceJoints(context, skeleton, 2, radius);
  context.fillStyle = colour;
  context.fill();
  context.beginPath();
  traceJoints(context, skeleton, 1, radius);
  context.fillStyle = CASING_INK;
  context.fill();
  context.lineWidth = 1.5 * pixel;
  context.stroke();
}
