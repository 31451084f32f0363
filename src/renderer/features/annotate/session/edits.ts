import { clampMove, moveInside, settle } from '@shared/geometry/fit';
import { boundsOf, translate } from '@shared/geometry/operations';
import { newId } from '@shared/changes/new-id';
import type { Operation } from '@shared/contract/annotate';
import type { AnnotationId, ClassId, GroupId, RelationId } from '@shared/model/ids';
import { unionBounds } from '@shared/geometry/extent';
import { newOwnId } from '../../../bridge/new-own-id';
import { extentOf } from '../../../canvas/editor/document';
import type { ShapeId } from '../../../canvas/editor/shape';
import { put, type Put } from '../../../canvas/tools/draw';
import { editableShapes } from '../../../canvas/tools/select/targets';
import { hand, type Copied } from './hand';
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
  const clipboard = copied(session);
  if (clipboard.items.length > 0) hand.setState({ clipboard });
}

function copied({ editor }: Session): Copied {
  const { document, selection } = editor.store.getState();
  const items = editableShapes(document, selection);
  const ids = new Set(items.map(({ id }) => id));
  const inGroup = (group: GroupId) => items.filter((item) => item.group === group).length;
  return {
    items: items.map((item) => (item.group && inGroup(item.group) < 2 ? { ...item, group: null } : item)),
    relations: [...document.relations.values()].filter(({ from, to }) => ids.has(from) && ids.has(to)),
  };
}

/** CSS pixels by which a copy on its own original is set off, so that it is seen. */
const PASTE_OFFSET = 12;

/**
 * Puts copies on the image, moved aside where they would cover an equal shape, and selects them. Copies of a group are a
 * group of their own, and related as the originals are.
 */
export function paste(session: Session, { items, relations }: Copied, nextId: () => AnnotationId): void {
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
  const groups = new Map<GroupId, GroupId>();
  const ids = new Map<AnnotationId, AnnotationId>();
  const operations: Put[] = [];
  for (const item of items) {
    const geometry = settle(translate(item.geometry, move.dx, move.dy), extent);
    if (geometry === null) continue;
    const said = {
      ...(item.attributes ? { attributes: item.attributes } : {}),
      ...(item.transcription ? { transcription: item.transcription } : {}),
      ...(item.group ? { group: groups.get(item.group) ?? newId<GroupId>() } : {}),
    };
    if (item.group && said.group) groups.set(item.group, said.group);
    ids.set(item.id, nextId());
    operations.push({ ...put(ids.get(item.id)!, item.class, geometry), ...said });
  }
  if (operations.length === 0) return;
  const related = relations.flatMap(({ from, to, name }): Operation[] => {
    const [start, end] = [ids.get(from), ids.get(to)];
    return start && end ? [{ type: 'relate', id: newOwnId<RelationId>(), from: start, to: end, name }] : [];
  });
  session.edit('paste', [...operations, ...related]);
  editor.setTool('select');
  editor.select(operations.map((operation) => operation.id));
}

export function duplicateSelection(session: Session, nextId: () => AnnotationId): void {
  paste(session, copied(session), nextId);
}

/** Hides what is selected, or shows it again when all of it is hidden. */
export function toggleHidden(session: Session, ids: Iterable<ShapeId>): void {
  const { hidden } = session.editor.store.getState();
  const all = [...ids];
  const next = new Set(hidden);
  const show = all.every((id) => hidden.has(id));
  for (const id of all) {
    if (show) next.delete(id);
    else next.add(id);
  }
  session.view('hidden', next);
}
