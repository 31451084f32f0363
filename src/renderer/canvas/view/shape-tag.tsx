import type { Bounds } from '@shared/geometry/coordinate';
import { boundsOf } from '@shared/geometry/operations';
import type { Editor } from '../editor/editor';
import { toScreen } from '../editor/viewport';
import { isDrawingTool, previewOf } from '../tools/active-tool';
import classes from './canvas-view.module.css';
import { useEditor } from './overlay/use-editor';

/** The name of the shape under the pointer, or of the one that is selected, just above it. */
export function ShapeTag({ editor }: { editor: Editor }) {
  const shape = useEditor(editor, ({ hover, selection, document, active }) => {
    if (isDrawingTool(active.name) && active.state.name !== 'idle') return undefined;
    const id = hover ?? (selection.size === 1 ? [...selection][0] : undefined);
    return id === undefined || id === null ? undefined : document.shapes.get(id);
  });
  const replaced = useEditor(editor, (state) => (shape ? previewOf(state.active).replaced.get(shape.id) : undefined));
  const style = useEditor(editor, (state) => (shape ? state.classes.get(shape.class) : undefined));
  const viewport = useEditor(editor, (state) => state.viewport);
  if (!shape) return null;
  const bounds = replaced ? boundsOf(replaced) : shape.bounds;
  const at = toScreen(viewport, { x: bounds.minX, y: bounds.minY });
  const below = at.y < 30;
  const y = below ? toScreen(viewport, { x: 0, y: bounds.maxY }).y + 8 : at.y - 8;
  const x = Math.min(Math.max(4, at.x), Math.max(4, viewport.width - 160));
  return (
    <div
      className={classes['tag']}
      data-kind={shape.kind}
      style={{ transform: `translate(${x}px, ${Math.min(y, viewport.height - 4)}px) translateY(${below ? 0 : -100}%)` }}
    >
      <span className={classes['swatch']} style={{ background: style?.colour }} />
      {style?.name}
      {shape.kind === 'suggestion' && <span className={classes['score']}>{Math.round(shape.score * 100)}%</span>}
      <span className={classes['size']}>{sizeText(bounds)}</span>
    </div>
  );
}

function sizeText({ minX, minY, maxX, maxY }: Bounds): string {
  return `${Math.round(maxX - minX)} × ${Math.round(maxY - minY)}`;
}
