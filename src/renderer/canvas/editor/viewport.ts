import type { Bounds, ImagePoint } from '@shared/geometry/coordinate';
import type { ScreenPoint } from './screen-point';

const MIN_SCALE = 0.02;
const MAX_SCALE = 64;

/** What part of the image is seen: screen = image * scale + offset. All lengths but `scale` are CSS pixels. */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function toScreen(viewport: Viewport, point: ImagePoint): ScreenPoint {
  return { x: point.x * viewport.scale + viewport.x, y: point.y * viewport.scale + viewport.y };
}

export function toImage(viewport: Viewport, point: ScreenPoint): ImagePoint {
  return { x: (point.x - viewport.x) / viewport.scale, y: (point.y - viewport.y) / viewport.scale };
}

/** The part of image space that is seen. */
export function visibleBounds(viewport: Viewport): Bounds {
  const topLeft = toImage(viewport, { x: 0, y: 0 });
  const bottomRight = toImage(viewport, { x: viewport.width, y: viewport.height });
  return { minX: topLeft.x, minY: topLeft.y, maxX: bottomRight.x, maxY: bottomRight.y };
}

function clampScale(scale: number): number {
  return Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale));
}

/** Multiplies the scale while the image point under `anchor` stays where it is. */
export function zoomAt(viewport: Viewport, anchor: ScreenPoint, factor: number): Viewport {
  const scale = clampScale(viewport.scale * factor);
  const under = toImage(viewport, anchor);
  return { ...viewport, scale, x: anchor.x - under.x * scale, y: anchor.y - under.y * scale };
}

export function zoomTo(viewport: Viewport, scale: number): Viewport {
  return zoomAt(viewport, centreOf(viewport), scale / viewport.scale);
}

export function panBy(viewport: Viewport, dx: number, dy: number): Viewport {
  return { ...viewport, x: viewport.x + dx, y: viewport.y + dy };
}

/** Shows all of `bounds` in the middle, with `margin` CSS pixels around it, at most at `maxScale`. */
export function fitBounds(viewport: Viewport, bounds: Bounds, margin: number, maxScale = MAX_SCALE): Viewport {
  const [width, height] = [bounds.maxX - bounds.minX, bounds.maxY - bounds.minY];
  const across = Math.max(1, viewport.width - 2 * margin) / Math.max(width, Number.EPSILON);
  const down = Math.max(1, viewport.height - 2 * margin) / Math.max(height, Number.EPSILON);
  const scale = clampScale(Math.min(across, down, maxScale));
  return {
    ...viewport,
    scale,
    x: (viewport.width - (bounds.minX + bounds.maxX) * scale) / 2,
    y: (viewport.height - (bounds.minY + bounds.maxY) * scale) / 2,
  };
}

/** Keeps the image point in the middle of the view when the view changes its size. */
export function resizeViewport(viewport: Viewport, size: Size): Viewport {
  return {
    ...viewport,
    ...size,
    x: viewport.x + (size.width - viewport.width) / 2,
    y: viewport.y + (size.height - viewport.height) / 2,
  };
}

/** Moves the view so that at least a strip of the image of `keep` CSS pixels stays in it: nobody gets lost. */
export function keepInSight(viewport: Viewport, image: Size, keep: number): Viewport {
  const x = clampOffset(viewport.x, image.width * viewport.scale, viewport.width, keep);
  const y = clampOffset(viewport.y, image.height * viewport.scale, viewport.height, keep);
  return x === viewport.x && y === viewport.y ? viewport : { ...viewport, x, y };
}

function clampOffset(offset: number, length: number, view: number, keep: number): number {
  const strip = Math.min(keep, length, view);
  return Math.min(view - strip, Math.max(strip - length, offset));
}

function centreOf(viewport: Viewport): ScreenPoint {
  return { x: viewport.width / 2, y: viewport.height / 2 };
}
