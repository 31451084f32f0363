import type { Bounds } from '@shared/geometry/coordinate';
import { boundsContain, growBounds } from '@shared/geometry/extent';
import type { Geometry } from '@shared/geometry/geometry';
import { boundsOf, ringsOf } from '@shared/geometry/operations';
import { assertNever } from '@shared/lib/assert';
import { isVisible } from '../../editor/editor-state';
import { isDimmed } from '../../editor/focus';
import type { Shape } from '../../editor/shape';
import { toImage, toScreen, type Viewport } from '../../editor/viewport';
import { onScreen, placeLabels, type Label, type Peaks } from './labels';
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
  const { looks, classes, focus, agreement } = scene.state;
  if (looks.labels !== 'all') return [];
  const inks = inksOf(scene.state, scene.theme);
  const wishes = shapes
    .filter((shape) => !isDimmed(focus, shape))
    .map((shape) => ({
      id: shape.id,
      text: nameOf(shape, classes.get(shape.class)?.name ?? '', agreement.get(shape.id)),
      colour: shapeColour(shape, inks),
      bounds: shape.bounds,
      peaks: () => peaksOf(shape.geometry),
    }));
  const taken = scene.work.map((bounds) => growBounds(onScreen(bounds, viewport), CLEARANCE));
  const hides = (place: Bounds) => hidesShape(scene, viewport, place);
  return placeLabels(wishes, viewport, areaOf(scene, surface, viewport), taken, labelWidth, hides);
}

/** A name may lie across an outline, but not over all of a shape. */
function hidesShape({ state, index }: Scene, viewport: Viewport, place: Bounds): boolean {
  const from = toImage(viewport, { x: place.minX - 1, y: place.minY - 1 });
  const to = toImage(viewport, { x: place.maxX + 1, y: place.maxY + 1 });
  const part = { minX: from.x, minY: from.y, maxX: to.x, maxY: to.y };
  return index.search(part).some((shape) => boundsContain(part, shape.bounds) && isVisible(state, shape));
}

/** Where a shape with vertices is highest and lowest; others are that all along, or in their middle. */
function peaksOf(geometry: Geometry): Peaks | null {
  switch (geometry.type) {
    case 'polygon':
      return peaksAmong(geometry.parts.flatMap(([outline]) => outline ?? []));
    case 'polyline':
      return peaksAmong(geometry.points);
    case 'skeleton':
      return peaksAmong(geometry.joints.flatMap(({ x, y }) => [x, y]));
    case 'rotated-box':
      return peaksAmong(ringsOf(geometry).flat());
    case 'mask':
    case 'ellipse': {
      const { minX, maxX } = boundsOf(geometry);
      return { top: (minX + maxX) / 2, bottom: (minX + maxX) / 2 };
    }
    case 'box':
    case 'point':
      return null;
    default:
      return assertNever(geometry);
  }
}

function peaksAmong(points: readonly number[]): Peaks {
  let [top, bottom] = [0, 0];
  for (let at = 0; at < points.length; at += 2) {
    if (points[at + 1]! < points[top + 1]!) top = at;
    if (points[at + 1]! > points[bottom + 1]!) bottom = at;
  }
  return { top: points[top] ?? 0, bottom: points[bottom] ?? 0 };
}

/** Letters of what a region says that are written beside its name. */
const MOST_LETTERS = 40;

/** The name, how sure a suggestion is or how far people agree on a label where that is looked at, and what it says. */
export function nameOf(shape: Shape, plain: string, agreement?: number): string {
  const share = shape.kind === 'suggestion' ? shape.score : agreement;
  const name = share === undefined ? plain : `${plain} ${Math.round(share * 100)}%`;
  if (shape.kind === 'suggestion') return name;
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
