import type { DocumentDelta } from './delta';
import type { EditorState } from './editor-state';
import type { ShapeId } from './shape';

/** Forgets what the state says about shapes that are gone. */
export function withoutRemoved(
  { selection, hover, hidden }: Pick<EditorState, 'selection' | 'hover' | 'hidden'>,
  removed: DocumentDelta['removed'],
): Pick<EditorState, 'selection' | 'hover' | 'hidden'> {
  if (removed.length === 0) return { selection, hover, hidden };
  const gone = new Set<ShapeId>(removed.map((shape) => shape.id));
  return {
    selection: without(selection, gone),
    hidden: without(hidden, gone),
    hover: hover !== null && gone.has(hover) ? null : hover,
  };
}

function without(ids: ReadonlySet<ShapeId>, gone: ReadonlySet<ShapeId>): ReadonlySet<ShapeId> {
  for (const id of ids) if (gone.has(id)) return new Set([...ids].filter((one) => !gone.has(one)));
  return ids;
}
