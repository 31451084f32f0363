import type { GroupId } from '@shared/model/ids';
import type { EditorDocument } from './document';
import type { AnnotationShape, ShapeId } from './shape';

/** The labels that are parts of one thing. */
export function membersOf(document: EditorDocument, group: GroupId): AnnotationShape[] {
  return [...document.shapes.values()].filter(
    (shape): shape is AnnotationShape => shape.kind === 'annotation' && shape.group === group,
  );
}

/** The groups that selected labels belong to, each once. */
export function groupsIn(document: EditorDocument, selection: Iterable<ShapeId>): GroupId[] {
  const groups = new Set<GroupId>();
  for (const id of selection) {
    const shape = document.shapes.get(id);
    if (shape?.kind === 'annotation' && shape.group !== null) groups.add(shape.group);
  }
  return [...groups];
}

/** The label with all others of its group; what is in none stands alone. */
export function withGroup(document: EditorDocument, id: ShapeId): ShapeId[] {
  const [group] = groupsIn(document, [id]);
  return group === undefined ? [id] : membersOf(document, group).map((shape) => shape.id);
}
