import type { Bounds } from '@shared/geometry/coordinate';
import { growBounds } from '@shared/geometry/extent';
import { isDimmed } from '../../editor/focus';
import type { Shape } from '../../editor/shape';
import { toScreen, type Viewport } from '../../editor/viewport';
import { onScreen, placeLabels, type Label } from './labels';
import { labelWidth } from './paint-labels';
import type { Scene } from './scene';
import { inksOf, shapeColour } from './shape-colour';
import type { Surface } from './surface';

/** CSS pixels round what is worked on that stay free of names. */
const CLEARANCE = 10;

/** The names to write on a surface; none while the person wants none. */
export function sceneLabels(
  scene: Scene,
  surface: Surface,
  viewport: Viewport,
  shapes: readonly Shape[],
): readonly Label[] {
  const { looks, classes, focus } = scene.state;
  if (looks.labels !== 'all') return [];
  const inks = inksOf(scene.state, scene.theme);
  const wishes = shapes
    .filter((shape) => !isDimmed(focus, shape))
    .map((shape) => ({
      id: shape.id,
      text: nameOf(shape, classes.get(shape.class)?.name ?? ''),
      colour: shapeColour(shape, inks),
      bounds: shape.bounds,
    }));
  const taken = scene.work.map((bounds) => growBounds(onScreen(bounds, viewport), CLEARANCE));
  return placeLabels(wishes, viewport, areaOf(scene, surface, viewport), taken, labelWidth);
}

/** Letters of what a region says that are written beside its name. */
const MOST_LETTERS = 40;

/** The name, and what a region says or how sure a suggestion is. */
export function nameOf(shape: Shape, name: string): string {
  if (shape.kind === 'suggestion') return `${name} ${Math.round(shape.score * 100)}%`;
  const text = shape.transcription?.text.replace(/\s+/gu, ' ').trim() ?? '';
  if (text === '') return name;
  const letters = [...text];
  return `${name} “${letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join('')}…` : text}”`;
}

/** Names stay on the surface, and near the image. */
function areaOf(scene: Scene, { margin }: Surface, viewport: Viewport): Bounds {
  const { width, height } = scene.state.document;
  const from = toScreen(viewport, { x: 0, y: 0 });
  const to = toScreen(viewport, { x: width, y: height });
  return {
    minX: Math.max(-margin, from.x - 40),
    minY: Math.max(-margin, from.y - 40),
    maxX: Math.min(viewport.width + margin, to.x + 200),
    maxY: Math.min(viewport.height + margin, to.y + 40),
  };
}
