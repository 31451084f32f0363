import type { Bounds } from '@shared/geometry/coordinate';
import { boundsTouch, growBounds } from '@shared/geometry/extent';
import { isFramed } from '@shared/geometry/frame/framed';
import type { Geometry } from '@shared/geometry/geometry';
import { boundsOf } from '@shared/geometry/operations';
import type { Editor } from '../editor/editor';
import type { ClassStyle } from '../editor/editor-state';
import type { Viewport } from '../editor/viewport';
import { isDrawingTool, previewOf } from '../tools/active-tool';
import classes from './canvas-view.module.css';
import { measureText } from './measure-text';
import { useEditor } from './overlay/use-editor';
import { useInks } from './overlay/use-inks';
import { onScreen, placesBeside } from './painting/labels';
import { labelWidth } from './painting/paint-labels';
import type { CanvasTheme } from './painting/theme';

/** The name of the shape under the pointer, or of the one that is selected, just above it. */
export function ShapeTag({ editor, theme }: { editor: Editor; theme: CanvasTheme }) {
  const colourOf = useInks(editor, theme);
  const shape = useEditor(editor, ({ hover, selection, document, active, looks }) => {
    if (looks.labels === 'off') return undefined;
    if (isDrawingTool(active.name) && active.state.name !== 'idle') return undefined;
    const id = hover ?? (selection.size === 1 ? [...selection][0] : undefined);
    return id === undefined || id === null ? undefined : document.shapes.get(id);
  });
  const replaced = useEditor(editor, (state) => (shape ? previewOf(state.active).replaced.get(shape.id) : undefined));
  const agreement = useEditor(editor, (state) => (shape ? state.agreement.get(shape.id) : undefined));
  const style = useEditor(editor, (state) => (shape ? state.classes.get(shape.class) : undefined));
  // What is being drawn is made anew each time it is asked for, so the store could not tell that it is the same.
  const { draft } = previewOf(useEditor(editor, ({ active }) => active));
  const drawn = useEditor(editor, (state) => (state.activeClass ? state.classes.get(state.activeClass) : undefined));
  // An angle cannot be seen from the picture, as a size can.
  if (draft && isFramed(draft)) return <Tag editor={editor} geometry={draft} style={drawn} colour={drawn?.colour} />;
  if (!shape) return null;
  return (
    <Tag
      editor={editor}
      geometry={replaced ?? shape.geometry}
      style={style}
      colour={colourOf(shape)}
      {...(shape.kind === 'suggestion' && { score: shape.score })}
      {...(agreement !== undefined && { agreement })}
      {...(shape.kind === 'annotation' && shape.transcription && { text: shape.transcription.text })}
    />
  );
}

interface TagProps {
  readonly editor: Editor;
  readonly geometry: Geometry;
  readonly style: ClassStyle | undefined;
  readonly colour: string | undefined;
  /** Of a suggestion. */
  readonly score?: number;
  /** How far people agree on a label, 0 to 1. */
  readonly agreement?: number;
  /** What the region says. */
  readonly text?: string;
}

/** CSS pixels: the height, and what stands beside the words. */
const HEIGHT = 26;
const AROUND_WORDS = 44;

function Tag({ editor, geometry, style, colour, score, agreement, text }: TagProps) {
  const viewport = useEditor(editor, (state) => state.viewport);
  const busy = useEditor(editor, ({ active }) => active.state.name !== 'idle');
  // What is under the pointer may lie beside what is selected: its name must not hide that.
  const taken = useEditor(editor, ({ selection, document }) =>
    selection.size === 1 ? document.shapes.get([...selection][0]!)?.bounds : undefined,
  );
  const size = measureText(geometry);
  const share = score ?? agreement;
  const words = `${style?.name ?? ''}${size}${text?.slice(0, 30) ?? ''}${share === undefined ? '' : ' 100%'}`;
  const box = tagPlace(onScreen(boundsOf(geometry), viewport), taken && onScreen(taken, viewport), viewport, {
    width: Math.min(420, Math.ceil(labelWidth(words) * 1.12) + AROUND_WORDS),
    // There is no room beside it: in the corner, but not while it is being changed.
    corner: !busy,
  });
  if (box === null) return null;
  return (
    <div
      className={classes['tag']}
      data-kind={score === undefined ? 'annotation' : 'suggestion'}
      style={{ transform: `translate(${box.minX}px, ${box.minY}px)` }}
    >
      <span className={classes['swatch']} style={{ background: colour }} />
      {style?.name}
      {share !== undefined && <span className={classes['score']}>{Math.round(share * 100)}%</span>}
      {text && <span className={classes['text']}>{text}</span>}
      <span className={classes['size']}>{size}</span>
    </div>
  );
}

function tagPlace(
  seen: Bounds,
  taken: Bounds | undefined,
  { width, height }: Viewport,
  wish: { readonly width: number; readonly corner: boolean },
): Bounds | null {
  const inView = { ...seen, minX: Math.max(4, Math.min(seen.minX, width - wish.width - 4)) };
  const far = growBounds(inView, 6);
  const place = placesBeside({ ...far, minX: inView.minX }, wish.width, HEIGHT).find(
    (box) =>
      box.minX >= 0 &&
      box.minY >= 4 &&
      box.maxX <= width &&
      box.maxY <= height - 4 &&
      !(taken && boundsTouch(box, taken)),
  );
  if (place || !wish.corner) return place ?? null;
  return { minX: 8, minY: 8, maxX: 8 + wish.width, maxY: 8 + HEIGHT };
}
