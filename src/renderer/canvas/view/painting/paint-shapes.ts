import type { Point } from '@shared/geometry/point/point';
import type { Polyline } from '@shared/geometry/polyline/polyline';
import type { EditorState } from '../../editor/editor-state';
import type { Shape, ShapeId } from '../../editor/shape';
import { ARROW_LENGTH, traceArrow } from './arrow';
import { withAlpha } from './colour';
import { isDimmed, type Focus } from '../../editor/focus';
import { ACCENT_INK, CASING_INK } from './ink';
import { isPaintedByOutline, paintMask } from './paint-mask';
import { isFilled, pathOf } from './paths';
import { paintSkeleton } from './paint-skeleton';
import { tracePoint } from './point-mark';
import { shapeColour, type Inks } from './shape-colour';

export interface ShapeBrush {
  readonly templates: EditorState['templates'];
  readonly inks: Inks;
  readonly focus: Focus | null;
  /** Opacity of the inside, 0 to 1. */
  readonly fill: number;
  /** CSS pixels. */
  readonly outline: number;
  /** Device pixels in one image pixel. */
  readonly density: number;
  /** One device pixel, which is several times cheaper to draw, instead of `outline`. */
  readonly hairline: boolean;
  /** CSS pixels in one image pixel. */
  readonly scale: number;
  /** Shapes to stress here because they are too many for the overlay. */
  readonly stressed: ReadonlySet<ShapeId>;
}

/** More shapes than this are drawn with hairlines. */
export const FEW_SHAPES = 800;

/** How much stronger the tint of a mask is than the inside of an outline. */
const MASK_STRENGTH = 2.7;

/** Smaller than this many device pixels a shape is a dot. */
const DOT_SIZE = 2.5;

/** Of what is out of focus. */
const DIMMED = 0.25;

/** Paints on a context whose unit is the image pixel. */
export function paintShape(context: CanvasRenderingContext2D, shape: Shape, brush: ShapeBrush): void {
  if (!isDimmed(brush.focus, shape)) return paint(context, shape, brush, brush.fill);
  context.globalAlpha = DIMMED;
  paint(context, shape, brush, 0);
  context.globalAlpha = 1;
}

function paint(context: CanvasRenderingContext2D, shape: Shape, brush: ShapeBrush, fill: number): void {
  const suggestion = shape.kind === 'suggestion';
  const colour = shapeColour(shape, brush.inks);
  if (shape.geometry.type === 'point') return paintPoint(context, shape.geometry, colour, brush);
  const { minX, minY, maxX, maxY } = shape.bounds;
  const size = Math.max(maxX - minX, maxY - minY) * brush.density;
  if (size < DOT_SIZE) {
    context.fillStyle = colour;
    context.fillRect(minX, minY, DOT_SIZE / brush.density, DOT_SIZE / brush.density);
    return;
  }
  const stressed = brush.stressed.has(shape.id);
  if (shape.geometry.type === 'skeleton') {
    const width = stressed ? 2 / brush.scale : brush.hairline ? 1 / brush.density : brush.outline / brush.scale;
    const look = { colour: stressed ? ACCENT_INK : colour, dashed: suggestion, size: size / brush.density, width };
    return paintSkeleton(context, shape.geometry, look, brush);
  }
  const strength = shape.geometry.type === 'mask' ? maskFill(fill) : fill;
  const opacity = stressed ? Math.max(0.45, strength) : suggestion ? strength / 2 : strength;
  if (shape.geometry.type === 'mask' && !isPaintedByOutline(shape.geometry, brush.density)) {
    const look = { colour: stressed ? ACCENT_INK : colour, alpha: opacity, isDashed: suggestion };
    return paintMask(context, shape.geometry, look, brush.density);
  }
  const path = pathOf(shape.geometry);
  if (opacity > 0 && isFilled(shape.geometry)) {
    context.fillStyle = withAlpha(colour, opacity);
    context.fill(path, 'evenodd');
  }
  if (suggestion && !brush.hairline) {
    context.strokeStyle = CASING_INK;
    context.lineWidth = 2.5 / brush.scale;
    context.stroke(path);
  }
  context.strokeStyle = stressed ? ACCENT_INK : colour;
  context.lineWidth = stressed ? 2 / brush.scale : brush.hairline ? 1 / brush.density : brush.outline / brush.scale;
  if (shape.geometry.type === 'polyline') strokeArrow(context, shape.geometry, brush.scale);
  if (!suggestion) return context.stroke(path);
  context.setLineDash([6 / brush.scale, 4 / brush.scale]);
  context.stroke(path);
  context.setLineDash([]);
}

/** What covers pixels one by one is seen by its tint, what has an outline by that. */
export function maskFill(fill: number): number {
  return Math.min(1, fill * MASK_STRENGTH);
}

function strokeArrow(context: CanvasRenderingContext2D, line: Polyline, scale: number): void {
  context.beginPath();
  traceArrow(context, line, ARROW_LENGTH / scale);
  context.stroke();
}

function paintPoint(context: CanvasRenderingContext2D, point: Point, colour: string, brush: ShapeBrush): void {
  context.beginPath();
  tracePoint(context, point, 1 / brush.scale);
  context.strokeStyle = CASING_INK;
  context.lineWidth = 3 / brush.scale;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
}
