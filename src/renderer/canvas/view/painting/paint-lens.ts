import { previewOf } from '../../tools/active-tool';
import { filterFor } from './adjust-filter';
import { CASING_INK } from './ink';
import { paintPicture, paintPixelGrid, PIXEL_GRID_SCALE } from './paint-picture';
import { paintShape } from './paint-shapes';
import { pathOf } from './paths';
import { paintedShapes, type Scene } from './scene';
import { inksOf, shapeColour } from './shape-colour';

/** CSS pixels. */
export const LENS_SIDE = 176;

const ENLARGED = 4;
const LARGEST_SCALE = 96;

/** Paints the surroundings of the pointer, enlarged, with what the hand is changing; `ratio` is device per CSS pixels. */
export function paintLens(context: CanvasRenderingContext2D, scene: Scene, ratio: number): void {
  const { pointer, viewport, document, looks, focus, adjustments, range, active, selection } = scene.state;
  if (pointer === null) return;
  const scale = Math.min(LARGEST_SCALE, Math.max(2, viewport.scale * ENLARGED));
  const density = scale * ratio;
  const reach = LENS_SIDE / 2 / scale;
  const part = {
    minX: pointer.x - reach,
    minY: pointer.y - reach,
    maxX: pointer.x + reach,
    maxY: pointer.y + reach,
  };
  const pixels = Math.round(LENS_SIDE * ratio);
  if (context.canvas.width !== pixels) {
    context.canvas.width = pixels;
    context.canvas.height = pixels;
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = scene.theme.surface;
  context.fillRect(0, 0, pixels, pixels);
  context.setTransform(density, 0, 0, density, -part.minX * density, -part.minY * density);
  paintPicture(context, scene.picture, document, part, density, scene.theme, filterFor(adjustments, range));
  if (looks.pixelGrid && scale >= PIXEL_GRID_SCALE) paintPixelGrid(context, document, part, density);
  const inks = inksOf(scene.state, scene.theme);
  const brush = {
    inks,
    templates: scene.state.templates,
    focus,
    fill: 0,
    outline: looks.outline,
    density,
    scale,
    hairline: false,
    stressed: new Set<never>(),
  };
  for (const shape of paintedShapes(scene, part)) {
    if (!selection.has(shape.id)) paintShape(context, shape, brush);
  }
  const { replaced } = previewOf(active);
  for (const id of selection) {
    const shape = document.shapes.get(id);
    if (!shape) continue;
    const path = pathOf(replaced.get(id) ?? shape.geometry);
    for (const [colour, width] of [
      [CASING_INK, 4],
      [shapeColour(shape, inks), 2],
    ] as const) {
      context.strokeStyle = colour;
      context.lineWidth = width / scale;
      context.stroke(path);
    }
  }
  paintAim(context, ratio);
}

/** Where the pointer is: a cross with nothing in its middle, so that the pixel itself is seen. */
function paintAim(context: CanvasRenderingContext2D, ratio: number): void {
  const middle = LENS_SIDE / 2;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.beginPath();
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    context.moveTo(middle + dx * 7, middle + dy * 7);
    context.lineTo(middle + dx * 20, middle + dy * 20);
  }
  for (const [colour, width] of [
    [CASING_INK, 3],
    ['#ffffff', 1],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}
