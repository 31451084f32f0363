import type { Bounds } from '@shared/geometry/coordinate';
import { toImage, type Viewport } from '../../editor/viewport';

/** One canvas with a view painted on it, and a margin all round for movements to come. */
export interface Surface {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  /** What is painted; null before the first time. */
  painted: Viewport | null;
  /** CSS pixels on each side. */
  margin: number;
  /** Device pixels in one CSS pixel. */
  ratio: number;
}

/** @param clear lets what lies under it be seen where nothing is painted. */
export function createSurface(host: HTMLElement, clear = false): Surface {
  const canvas = document.createElement('canvas');
  canvas.style.cssText = 'position:absolute;left:0;top:0;transform-origin:0 0;will-change:transform;visibility:hidden';
  host.append(canvas);
  const context = canvas.getContext('2d', { alpha: clear });
  if (context === null) throw new Error('This system gives no 2D drawing context');
  return { canvas, context, painted: null, margin: 0, ratio: 1 };
}

/** A fifth of the view, in steps that are whole device pixels at every usual ratio. */
function marginFor(viewport: Viewport): number {
  return Math.ceil((Math.max(viewport.width, viewport.height) * 0.15) / 20) * 20;
}

/** Gives the canvas the size that a view needs. Clears it when that changes. */
export function fitSurface(surface: Surface, viewport: Viewport, ratio: number): void {
  const margin = marginFor(viewport);
  const width = Math.max(1, Math.round((viewport.width + 2 * margin) * ratio));
  const height = Math.max(1, Math.round((viewport.height + 2 * margin) * ratio));
  surface.margin = margin;
  surface.ratio = ratio;
  const { canvas } = surface;
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
  canvas.style.width = `${width / ratio}px`;
  canvas.style.height = `${height / ratio}px`;
}

/** Makes the image pixel the unit of the context. */
export function takeImageUnits({ context, margin, ratio }: Surface, viewport: Viewport): void {
  const density = viewport.scale * ratio;
  context.setTransform(density, 0, 0, density, (viewport.x + margin) * ratio, (viewport.y + margin) * ratio);
}

/** The part of image space that is on the surface when it shows `viewport`. */
export function coveredBounds(surface: Surface, viewport: Viewport): Bounds {
  const { margin } = surface;
  const from = toImage(viewport, { x: -margin, y: -margin });
  const to = toImage(viewport, { x: viewport.width + margin, y: viewport.height + margin });
  return { minX: from.x, minY: from.y, maxX: to.x, maxY: to.y };
}

/** Puts what is painted where `viewport` wants it, by the compositor alone. */
export function placeSurface(surface: Surface, viewport: Viewport): void {
  const { painted, margin, canvas } = surface;
  if (painted === null) return;
  const ratio = viewport.scale / painted.scale;
  const x = viewport.x - (painted.x + margin) * ratio;
  const y = viewport.y - (painted.y + margin) * ratio;
  canvas.style.transform = `translate(${x}px, ${y}px) scale(${ratio})`;
}
