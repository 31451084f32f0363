import type { Geometry } from '@shared/geometry/geometry';
import { polylineFromPoints } from '@shared/geometry/polyline/polyline-kernel';
import { isVertexShape, replaceRing, vertexAt, vertexRow } from '@shared/geometry/vertices';
import type { ShapeId } from '../../editor/shape';
import { commitChange } from '../select/commit-change';
import { go, stay } from '../step';
import type { ToolContext, ToolEffect, ToolEvent } from '../tool';
import { pathIdle, type PathKind, type PathStep, type Resumed } from './path-state';

/**
 * Opens an outline after one of its vertices and goes on drawing from there: what comes after it in the ring is kept,
 * and lies before it. A line goes on from its end.
 */
export function resume(
  { id, ref }: Extract<ToolEvent, { type: 'resume' }>,
  context: ToolContext,
  kind: PathKind,
): PathStep {
  const shape = context.document.shapes.get(id);
  if (shape?.kind !== 'annotation' || shape.geometry.type !== kind.resumes || !isVertexShape(shape.geometry)) {
    return stay(pathIdle);
  }
  const row = vertexRow(shape.geometry, ref);
  if (row === undefined || vertexAt(shape.geometry, ref) === null) return stay(pathIdle);
  const points = kind.closes ? [...row.slice((ref.index + 1) * 2), ...row.slice(0, (ref.index + 1) * 2)] : row;
  const [x, y] = [points.at(-2)!, points.at(-1)!];
  return go(
    {
      name: 'drawing',
      points,
      // Each of the vertices there were can be taken back as well.
      steps: Array.from({ length: points.length / 2 }, (_, index) => index * 2),
      current: { x, y },
      resumed: { id, ref },
      pressed: null,
      closing: false,
      firstOn: null,
      lastOn: null,
      currentOn: null,
      way: 'short',
      trail: [],
    },
    { type: 'select', ids: [] },
    { type: 'hover', id: null },
  );
}

/** The shape with its outline as drawn; holes and other parts stay. */
export function finishResumed(
  { id, ref }: Resumed,
  points: readonly number[],
  context: ToolContext,
): readonly ToolEffect[] {
  const shape = context.document.shapes.get(id);
  if (shape === undefined || !isVertexShape(shape.geometry)) return [];
  const geometry = replaceRing(shape.geometry, ref, () => points);
  return [...commitChange('edit-vertices', new Map([[shape.id as Resumed['id'], geometry]]), context), select(id)];
}

function select(id: ShapeId): ToolEffect {
  return { type: 'select', ids: [id] };
}

/** While its outline is in the hand the shape is not shown as it was. */
export function shownWhileResumed(resumed: Resumed | null, points: readonly number[]): ReadonlyMap<ShapeId, Geometry> {
  return resumed === null ? new Map() : new Map([[resumed.id, polylineFromPoints(points)]]);
}
