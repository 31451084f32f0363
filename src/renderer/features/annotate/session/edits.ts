import { clampMove, moveInside, settle } from '@shared/geometry/fit';
import { boundsOf, translate } from '@shared/geometry/operations';
import type { AnnotationId, ClassId } from '@shared/model/ids';
import { unionBounds } from '@shared/geometry/extent';
import { extentOf } from '../../../canvas/editor/document';
import type { ShapeId } from '../../../canvas/editor/shape';
import { put, type Put } from '../../../canvas/tools/draw';
import { editableShapes } from '../../../canvas/tools/select/targets';
import { hand, type Hand } from './hand';
import type { Session } from './session';

/** Gives the selected labels another class, in one step. */
export function relabelSelection(session: Session, labelClass: ClassId): void {
  const { document, selection } = session.editor.store.getState();
  const changed = editableShapes(document, selection).filter((shape) => shape.class !== labelClass);
  if (changed.length === 0) return;
  session.edit(
    'relabel',
    changed.map((shape) => put(shape.id, labelClass, shape.geometry)),
  );
}

export function hasEditableSelection(session: Session): boolean {
  const { document, selection } = session.editor.store.getState();
  return editableShapes(document, selection).length > 0;
}

export function copySelection(session: Session): void {
  const { document, selection } = session.editor.store.getState();
  const clipboard = editableShapes(document, selection).map(
    ({ class: labelClass, geometry, attributes, transcription }) => ({
      class: labelClass,
      geometry,
      attributes,
      transcription,
    }),
  );
  if (clipboard.length > 0) hand.setState({ clipboard });
}

/** CSS pixels by which a copy on its own original is set off, so that it is seen. */
const PASTE_OFFSET = 12;

/** Puts copies on the image, moved aside where they would cover an equal shape, and selects them. */
export function paste(session: Session, items: Hand['clipboard'], newId: () => AnnotationId): void {
  const { editor } = session;
  const { document, viewport } = editor.store.getState();
  const bounds = unionBounds(items.map(({ geometry }) => boundsOf(geometry)));
  if (bounds === null) return;
  const extent = extentOf(document);
  const taken = [...document.shapes.values()].some(
    (shape) => shape.bounds.minX === bounds.minX && shape.bounds.minY === bounds.minY,
  );
  const aside = PASTE_OFFSET / viewport.scale;
  let move = taken ? clampMove(bounds, extent, aside, aside) : moveInside(bounds, extent);
  if (taken && move.dx === 0 && move.dy === 0) move = clampMove(bounds, extent, -aside, -aside);
  const operations: Put[] = [];
  for (const item of items) {
    const geometry = settle(translate(item.geometry, move.dx, move.dy), extent);
    const said = {
      ...(item.attributes ? { attributes: item.attributes } : {}),
      ...(item.transcription ? { transcription: item.transcription } : {}),
    };
    if (geometry !== null) operations.push({ ...put(newId(), item.class, geometry), ...said });
  }
  if (operations.length === 0) return;
  session.edit('paste', operations);
  editor.setTool('select');
  editor.select(operations.map((operation) => operation.id));
}

export function duplicateSelection(session: Session, newId: () => AnnotationId): void {
  const { document, selection } = session.editor.store.getState();
  const items = editableShapes(document, selection);
  paste(session, items, newId);
}

/** Hides what is selected, or shows it again when all of it is hidden. */
export function toggleHidden(session: Session, ids: Iterable<ShapeId>): void {
  const { store } = session.editor;
  const { hidden } = store.getState();
  const all = [...ids];
  const next = new Set(hidden);
  const show = all.every((id) => hidden.has(id));
  for (const id of all) {
    if (show) next.delete(id);
    else next.add(id);
  }
  store.setState({ hidden: next });
}
