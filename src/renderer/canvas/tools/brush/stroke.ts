import type { Bounds, ImagePoint } from '@shared/geometry/coordinate';
import { spansOf } from '@shared/geometry/mask/codec';
import type { Mask } from '@shared/geometry/mask/mask';
import { noSpans, paintAlong, tiledPixels, type TiledPixels } from '@shared/geometry/mask/tiles';
import type { AnnotationShape } from '../../editor/shape';

/** How a person wants to paint. */
export interface BrushSettings {
  /** The brush is a circle of so many image pixels across. */
  readonly size: number;
  /** What is painted is taken away from other masks. */
  readonly erasesOthers: boolean;
}

export const usualBrush: BrushSettings = { size: 24, erasesOthers: false };

export const MOST_BRUSH_SIZE = 1_000;

/** The next larger or smaller brush: by a sixth, by at least one pixel. */
export function nextBrushSize(size: number, larger: boolean): number {
  const next = larger ? Math.max(size + 1, Math.round(size * 1.2)) : Math.min(size - 1, Math.round(size / 1.2));
  return Math.min(MOST_BRUSH_SIZE, Math.max(1, next));
}

export type MaskShape = AnnotationShape & { readonly geometry: Mask };

export function isMaskShape(shape: AnnotationShape): shape is MaskShape {
  return shape.geometry.type === 'mask';
}

/** One stroke, from the button going down to its going up. */
export interface Stroke {
  /** The mask that is painted on; null for a new one. */
  readonly target: MaskShape | null;
  readonly isErased: boolean;
  /** The mask as it is painted now. */
  readonly pixels: TiledPixels;
  /** Where a straight line begins while Shift is held: the place, and what was painted before it. */
  readonly anchor: { readonly point: ImagePoint; readonly pixels: TiledPixels };
}

export function beginStroke(target: MaskShape | null, isErased: boolean, point: ImagePoint): Stroke {
  const pixels = tiledPixels(target === null ? noSpans : spansOf(target.geometry));
  return { target, isErased, pixels, anchor: { point, pixels } };
}

/** The stroke led on to a point; a straight one can still be led elsewhere. */
export function strokeTo(
  stroke: Stroke,
  point: ImagePoint,
  isStraight: boolean,
  { size }: BrushSettings,
  extent: Bounds,
): Stroke {
  const { anchor, isErased } = stroke;
  const pixels = paintAlong(anchor.pixels, onGrid(anchor.point, size), onGrid(point, size), size / 2, extent, isErased);
  return { ...stroke, pixels, anchor: isStraight ? anchor : { point, pixels } };
}

/** A brush of one or two pixels is put so that it always covers as many. */
function onGrid(point: ImagePoint, size: number): ImagePoint {
  if (size > 2) return point;
  return size > 1
    ? { x: Math.round(point.x), y: Math.round(point.y) }
    : { x: Math.floor(point.x) + 0.5, y: Math.floor(point.y) + 0.5 };
}
