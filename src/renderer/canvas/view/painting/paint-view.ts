import type { Bounds } from '@shared/geometry/coordinate';
import type { Shape } from '../../editor/shape';
import type { Viewport } from '../../editor/viewport';
import { filterFor } from './adjust-filter';
import type { Label } from './labels';
import { paintLabels } from './paint-labels';
import { paintPicture, paintPixelGrid, PIXEL_GRID_SCALE } from './paint-picture';
import { maskFill, paintShape, type ShapeBrush } from './paint-shapes';
import { paintStroke } from './paint-stroke';
import type { Scene } from './scene';
import { inksOf, shapeColour } from './shape-colour';
import type { SlicedWork } from './slices';
import { coveredBounds, takeImageUnits, type Surface } from './surface';

/** Shapes painted between two looks at the clock. */
const SHAPES_PER_STEP = 100;

/** More selected shapes than this are stressed in the painted layer instead of being drawn by the overlay. */
export const MOST_LIFTED = 200;

/** Paints a whole view on a surface, in steps; `shapes` are those that the surface covers. */
export function* paintView(
  surface: Surface,
  scene: Scene,
  viewport: Viewport,
  shapes: readonly Shape[],
  labels: readonly Label[],
  hairline: boolean,
): SlicedWork {
  paintBase(surface, scene, viewport);
  yield;
  yield* paintShapes(surface, scene, viewport, shapes, labels, hairline);
}

/** The ground and the picture on it: all that lies under the shapes. */
export function paintBase(surface: Surface, scene: Scene, viewport: Viewport): void {
  const { context } = surface;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = scene.theme.surface;
  context.fillRect(0, 0, surface.canvas.width, surface.canvas.height);
  takeImageUnits(surface, viewport);
  paintGround(surface, scene, viewport, coveredBounds(surface, viewport));
}

/** What lies on the picture, in steps. */
export function* paintShapes(
  surface: Surface,
  scene: Scene,
  viewport: Viewport,
  shapes: readonly Shape[],
  labels: readonly Label[],
  hairline: boolean,
): SlicedWork {
  const { context } = surface;
  takeImageUnits(surface, viewport);
  const brush = brushFor(surface, scene, viewport, hairline);
  for (let index = 0; index < shapes.length; index++) {
    paintShape(context, shapes[index]!, brush);
    if (index % SHAPES_PER_STEP === SHAPES_PER_STEP - 1) yield;
  }
  paintStrokeOf(scene, context, coveredBounds(surface, viewport), brush);
  paintLabels(surface, labels);
}

/** Paints one box of what the surface already shows again; `labels` are those that lie in it. */
export function repaintPart(
  surface: Surface,
  scene: Scene,
  part: Bounds,
  shapes: readonly Shape[],
  labels: readonly Label[],
  hairline: boolean,
): void {
  const { context, painted } = surface;
  if (painted === null) return;
  context.save();
  clipToDevicePixels(surface, painted, part);
  context.fillStyle = scene.theme.surface;
  context.fillRect(0, 0, surface.canvas.width, surface.canvas.height);
  takeImageUnits(surface, painted);
  paintGround(surface, scene, painted, part);
  const brush = brushFor(surface, scene, painted, hairline);
  for (const shape of shapes) paintShape(context, shape, brush);
  paintStrokeOf(scene, context, part, brush);
  paintLabels(surface, labels);
  context.restore();
}

function paintStrokeOf(
  { stroke, state, theme }: Scene,
  context: CanvasRenderingContext2D,
  part: Bounds,
  { inks, fill, density }: ShapeBrush,
): void {
  if (stroke === null) return;
  const { target } = stroke;
  const next = (state.activeClass && state.classes.get(state.activeClass)?.colour) ?? theme.text;
  const look = { colour: target ? shapeColour(target, inks) : next, alpha: maskFill(fill), isDashed: false };
  paintStroke(context, stroke, part, look, density);
}

/** A clip that cuts through pixels would leave a seam, so it is widened to whole ones. */
function clipToDevicePixels({ context, margin, ratio }: Surface, viewport: Viewport, part: Bounds): void {
  const left = Math.floor((part.minX * viewport.scale + viewport.x + margin) * ratio);
  const top = Math.floor((part.minY * viewport.scale + viewport.y + margin) * ratio);
  const right = Math.ceil((part.maxX * viewport.scale + viewport.x + margin) * ratio);
  const bottom = Math.ceil((part.maxY * viewport.scale + viewport.y + margin) * ratio);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
}

/** Paints new shapes on top of what is there: nothing else needs to change. */
export function paintOnTop(surface: Surface, scene: Scene, shapes: readonly Shape[], hairline: boolean): void {
  if (surface.painted === null) return;
  takeImageUnits(surface, surface.painted);
  const brush = brushFor(surface, scene, surface.painted, hairline);
  for (const shape of shapes) paintShape(surface.context, shape, brush);
}

function brushFor(surface: Surface, scene: Scene, viewport: Viewport, hairline: boolean): ShapeBrush {
  const { selection, focus, looks } = scene.state;
  return {
    templates: scene.state.templates,
    inks: inksOf(scene.state, scene.theme),
    focus,
    fill: looks.fill,
    outline: looks.outline,
    density: viewport.scale * surface.ratio,
    scale: viewport.scale,
    hairline,
    stressed: selection.size > MOST_LIFTED ? selection : new Set(),
  };
}

function paintGround(surface: Surface, scene: Scene, viewport: Viewport, part: Bounds): void {
  const density = viewport.scale * surface.ratio;
  const size = scene.state.document;
  const { adjustments, range } = scene.state;
  const filter = filterFor(adjustments, range);
  paintPicture(surface.context, scene.picture, size, part, density, scene.theme, filter);
  if (scene.state.looks.pixelGrid && viewport.scale >= PIXEL_GRID_SCALE)
    paintPixelGrid(surface.context, size, part, density);
}
