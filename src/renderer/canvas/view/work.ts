import type { Bounds } from '@shared/geometry/coordinate';
import { boundsOf } from '@shared/geometry/operations';
import type { EditorState } from '../editor/editor-state';
import { previewOf } from '../tools/active-tool';
import { MOST_LIFTED } from './painting/paint-view';

/** Where the hand is at work, in image pixels: what is selected, being changed, or being drawn. */
export function workOf(state: EditorState): { readonly bounds: readonly Bounds[]; readonly running: boolean } {
  const { draft, path, replaced } = previewOf(state.active);
  const changing = [...replaced.values()].slice(0, MOST_LIFTED).map(boundsOf);
  if (draft) changing.push(boundsOf(draft));
  if (path.length > 0) changing.push(boundsOfPath(path));
  return { bounds: [...selected(state), ...changing], running: changing.length > 0 };
}

/** A selection so large that names could lie nowhere is no reason to take them all away. */
function selected({ selection, document }: EditorState): Bounds[] {
  if (selection.size > MOST_LIFTED) return [];
  return [...selection].flatMap((id) => document.shapes.get(id)?.bounds ?? []);
}

function boundsOfPath(path: readonly number[]): Bounds {
  const xs = path.filter((_, index) => index % 2 === 0);
  const ys = path.filter((_, index) => index % 2 === 1);
  return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) };
}
