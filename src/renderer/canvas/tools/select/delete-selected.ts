import { isVertexShape, removeVertex, vertexAt } from '@shared/geometry/vertices';
import { go, stay } from '../step';
import type { Step, ToolContext } from '../tool';
import { commitChange } from './commit-change';
import { selectIdle, type SelectedVertex, type SelectState } from './select-state';
import { editableShapes } from './targets';

type Result = Step<SelectState>;

/** Deletes the selected vertex, or else the selected labels, in one commit. */
export function deleteSelected(state: Extract<SelectState, { name: 'idle' }>, context: ToolContext): Result {
  if (state.vertex !== null && context.selection.has(state.vertex.id)) return deleteVertex(state.vertex, context);
  const ids = editableShapes(context.document, context.selection).map((shape) => shape.id);
  if (ids.length === 0) return stay(state);
  return go(
    selectIdle,
    { type: 'commit', label: 'delete', operations: ids.map((id) => ({ type: 'delete', id })) },
    {
      type: 'select',
      ids: [...context.selection].filter((id) => context.document.shapes.get(id)?.kind !== 'annotation'),
    },
    { type: 'hover', id: null },
  );
}

/** Takes one vertex away; a polygon that would be left with two goes whole, and a line with one. */
export function deleteVertex({ id, ref }: SelectedVertex, context: ToolContext): Result {
  const shape = context.document.shapes.get(id);
  if (shape?.kind !== 'annotation' || !isVertexShape(shape.geometry)) return stay(selectIdle);
  if (vertexAt(shape.geometry, ref) === null) return stay(selectIdle);
  const left = removeVertex(shape.geometry, ref);
  if (left !== null) return go(selectIdle, ...commitChange('edit-vertices', new Map([[id, left]]), context));
  return go(
    selectIdle,
    { type: 'commit', label: 'delete', operations: [{ type: 'delete', id }] },
    { type: 'select', ids: [] },
    { type: 'hover', id: null },
  );
}
