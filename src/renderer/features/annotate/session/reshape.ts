import type { Operation } from '@shared/contract/annotate';
import { isVertexShape, removeRing } from '@shared/geometry/vertices';
import { isEditable } from '../../../canvas/editor/shape';
import {
  intersectSelected,
  joinSelected,
  subtractSelected,
  type ReshapeContext,
} from '../../../canvas/tools/combine/reshape-selected';
import { put } from '../../../canvas/tools/draw';
import type { SelectedVertex } from '../../../canvas/tools/select/select-state';
import { editableShapes } from '../../../canvas/tools/select/targets';
import type { ToolEffect } from '../../../canvas/tools/tool';
import type { Session } from './session';

export function join(session: Session): void {
  reshape(session, joinSelected);
}

export function subtract(session: Session): void {
  reshape(session, subtractSelected);
}

export function intersect(session: Session): void {
  reshape(session, intersectSelected);
}

function reshape({ editor }: Session, change: (context: ReshapeContext) => readonly ToolEffect[]): void {
  editor.perform((context) => change(context));
}

/** The vertex that keys act on, when there is one. */
export function vertexInHand({ editor }: Session): SelectedVertex | null {
  const { active, selection, document } = editor.store.getState();
  if (active.name !== 'select' || active.state.name !== 'idle') return null;
  const { vertex } = active.state;
  return vertex !== null && selection.has(vertex.id) && document.shapes.has(vertex.id) ? vertex : null;
}

/** Takes away the hole or the part that the vertex in hand belongs to; the only part takes the object with it. */
export function deleteRing(session: Session): void {
  const vertex = vertexInHand(session);
  const { document } = session.editor.store.getState();
  const shape = vertex && document.shapes.get(vertex.id);
  if (!vertex || !shape || !isEditable(shape) || !isVertexShape(shape.geometry)) return;
  // A joint has no ring.
  if (shape.geometry.type === 'skeleton') return;
  const left = removeRing(shape.geometry, vertex.ref);
  session.editor.dispatch({ type: 'cancel' });
  if (left === null) session.edit('delete', [{ type: 'delete', id: shape.id }]);
  else session.edit('edit-vertices', [put(shape.id, shape.class, left)]);
}

/** Takes the tool that draws such an outline and goes on from the vertex in hand. */
export function reopen(session: Session): void {
  const vertex = vertexInHand(session);
  const shape = vertex && session.editor.store.getState().document.shapes.get(vertex.id);
  if (!vertex || !shape || !isVertexShape(shape.geometry) || shape.geometry.type === 'skeleton') return;
  session.editor.setTool(shape.geometry.type);
  session.editor.dispatch({ type: 'resume', ...vertex });
}

export function hasHoles(session: Session): boolean {
  return holed(session).length > 0;
}

export function fillHoles(session: Session): void {
  const operations = holed(session).map(({ shape, parts }): Operation =>
    put(shape.id, shape.class, { type: 'polygon', parts: parts.map((part) => part.slice(0, 1)) }),
  );
  if (operations.length > 0) session.edit('edit-vertices', operations);
}

function holed({ editor }: Session) {
  const { document, selection } = editor.store.getState();
  return editableShapes(document, selection).flatMap((shape) => {
    if (shape.geometry.type !== 'polygon' || shape.geometry.parts.every((part) => part.length === 1)) return [];
    return [{ shape, parts: shape.geometry.parts }];
  });
}
