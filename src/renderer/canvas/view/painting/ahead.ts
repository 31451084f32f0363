import type { Viewport } from '../../editor/viewport';
import type { Label } from './labels';
import { FEW_SHAPES } from './paint-shapes';
import { paintBase, paintShapes } from './paint-view';
import { paintedShapes, type Scene } from './scene';
import { sceneLabels } from './scene-labels';
import type { SlicedWork } from './slices';
import { coveredBounds, createSurface, fitSurface, type Surface } from './surface';

/** What is drawn with hairlines because it is so much, and who asks for wider ones gets them all the same: CSS pixels. */
const THIN = 1.5;

/** What is to be painted of the shapes in a view. */
export function planOf(scene: Scene, surface: Surface, viewport: Viewport) {
  const shapes = paintedShapes(scene, coveredBounds(surface, viewport));
  const hairline = shapes.length > FEW_SHAPES && scene.state.looks.outline <= THIN;
  return { shapes, hairline, labels: sceneLabels(scene, surface, viewport, shapes) };
}

/** Shapes on a clear surface, painted while the picture is on its way: when it comes, it is laid under them. */
export interface Ahead {
  readonly viewport: Viewport;
  readonly surface: Surface;
  readonly labels: readonly Label[];
  readonly hairline: boolean;
  /** What is not painted yet. */
  readonly rest: SlicedWork;
}

export function paintAhead(host: HTMLElement, scene: Scene, viewport: Viewport, ratio: number): Ahead {
  const surface = createSurface(host, true);
  fitSurface(surface, viewport, ratio);
  const { shapes, hairline, labels } = planOf(scene, surface, viewport);
  const rest = paintShapes(surface, scene, viewport, shapes, labels, hairline);
  return { viewport, surface, labels, hairline, rest };
}

/** The whole view, of shapes that were painted ahead and of what lies under them. */
export function* paintUnder(surface: Surface, scene: Scene, viewport: Viewport, ahead: Ahead): SlicedWork {
  yield* ahead.rest;
  paintBase(surface, scene, viewport);
  surface.context.setTransform(1, 0, 0, 1, 0, 0);
  surface.context.drawImage(ahead.surface.canvas, 0, 0);
}
