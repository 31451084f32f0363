import type { EditorDocument } from './document';
import type { Shape } from './shape';

/** What differs between two documents: the index, the picture and the list follow by this alone. */
export interface DocumentDelta {
  readonly added: readonly Shape[];
  readonly removed: readonly Shape[];
  readonly updated: readonly { readonly before: Shape; readonly after: Shape }[];
}

/** Shapes that both share by identity are the same and cost one comparison. */
export function diffDocuments(before: EditorDocument, after: EditorDocument): DocumentDelta {
  const added: Shape[] = [];
  const updated: { before: Shape; after: Shape }[] = [];
  const removed: Shape[] = [];
  for (const shape of after.shapes.values()) {
    const old = before.shapes.get(shape.id);
    if (old === undefined) added.push(shape);
    else if (old !== shape) updated.push({ before: old, after: shape });
  }
  if (after.shapes.size - added.length < before.shapes.size) {
    for (const shape of before.shapes.values()) if (!after.shapes.has(shape.id)) removed.push(shape);
  }
  return { added, removed, updated };
}

export function isEmptyDelta(delta: DocumentDelta): boolean {
  return delta.added.length + delta.removed.length + delta.updated.length === 0;
}
