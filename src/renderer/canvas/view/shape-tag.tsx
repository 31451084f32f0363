import { isFramed } from '@shared/geometry/frame/framed';
import type { Geometry } from '@shared/geometry/geometry';
import { boundsOf } from '@shared/geometry/operations';
import type { Editor } from '../editor/editor';
import type { ClassStyle } from '../editor/editor-state';
import { toScreen } from '../editor/viewport';
import { isDrawingTool, previewOf } from '../tools/active-tool';
import classes from './canvas-view.module.css';
import { measureText } from './measure-text';
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
  // What is being drawn is made anew each time it is asked for, so the store could not tell that it is the same.
  const { draft } = previewOf(useEditor(editor, ({ active }) => active));
  const drawn = useEditor(editor, (state) => (state.activeClass ? state.classes.get(state.activeClass) : undefined));
  // An angle cannot be seen from the picture, as a size can.
  if (draft && isFramed(draft)) return <Tag editor={editor} geometry={draft} style={drawn} />;
  if (!shape) return null;
  return (
    <Tag
      editor={editor}
      geometry={replaced ?? shape.geometry}
      style={style}
      {...(shape.kind === 'suggestion' && { score: shape.score })}
      {...(shape.kind === 'annotation' && shape.transcription && { text: shape.transcription.text })}
    />
  );
}

interface TagProps {
  readonly editor: Editor;
  readonly geometry: Geometry;
  readonly style: ClassStyle | undefined;
  /** Of a suggestion. */
  readonly score?: number;
  /** What the region says. */
  readonly text?: string;
}

function Tag({ editor, geometry, style, score, text }: TagProps) {
  const viewport = useEditor(editor, (state) => state.viewport);
  const bounds = boundsOf(geometry);
  const at = toScreen(viewport, { x: bounds.minX, y: bounds.minY });
  const below = at.y < 30;
  const y = below ? toScreen(viewport, { x: 0, y: bounds.maxY }).y + 8 : at.y - 8;
  const x = Math.min(Math.max(4, at.x), Math.max(4, viewport.width - 160));
  return (
    <div
      className={classes['tag']}
      data-kind={score === undefined ? 'annotation' : 'suggestion'}
      style={{ transform: `translate(${x}px, ${Math.min(y, viewport.height - 4)}px) translateY(${below ? 0 : -100}%)` }}
    >
      <span className={classes['swatch']} style={{ background: style?.colour }} />
      {style?.name}
      {score !== undefined && <span className={classes['score']}>{Math.round(score * 100)}%</span>}
      {text && <span className={classes['text']}>{text}</span>}
      <span className={classes['size']}>{measureText(geometry)}</span>
    </div>
  );
}
