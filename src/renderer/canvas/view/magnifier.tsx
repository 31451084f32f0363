import { useEffect, useEffectEvent, useRef } from 'react';
import type { Editor } from '../editor/editor';
import type { EditorState } from '../editor/editor-state';
import { previewOf } from '../tools/active-tool';
import classes from './magnifier.module.css';
import { useEditor } from './overlay/use-editor';
import { LENS_SIDE, paintLens } from './painting/paint-lens';
import type { CanvasTheme } from './painting/theme';
import type { Picture } from './picture/picture';

interface MagnifierProps {
  readonly editor: Editor;
  readonly picture: Picture | null;
  readonly theme: CanvasTheme;
}

/** What is under the pointer, four times as large: while a vertex is dragged, or for as long as it is switched on. */
export function Magnifier(props: MagnifierProps) {
  const shown = useEditor(props.editor, isShown);
  return shown ? <Lens {...props} /> : null;
}

function isShown({ looks, active, magnifying, pointer }: EditorState): boolean {
  if (pointer === null) return false;
  return magnifying || (looks.magnifier && active.name === 'select' && active.state.name === 'editing');
}

function Lens({ editor, picture, theme }: MagnifierProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  // In the corner that the hand is not in, so that it hides nothing of what is worked on.
  const side = useEditor(editor, ({ pointer, viewport }) => {
    if (pointer === null) return 'right';
    const across = pointer.x * viewport.scale + viewport.x;
    const high = pointer.y * viewport.scale + viewport.y < LENS_SIDE + 60;
    return high && across > viewport.width - LENS_SIDE - 60 ? 'left' : 'right';
  });

  const paint = useEffectEvent((context: CanvasRenderingContext2D) => {
    const state = editor.store.getState();
    const { replaced, stroke } = previewOf(state.active);
    const lifted = new Set([...replaced.keys(), ...(stroke?.target ? [stroke.target.id] : [])]);
    const scene = { state, index: editor.index, picture, theme, lifted, work: [], stroke };
    paintLens(context, scene, window.devicePixelRatio);
  });

  useEffect(() => {
    const context = canvas.current!.getContext('2d', { alpha: false });
    if (context === null) return undefined;
    let frame: number | null = null;
    const request = () => {
      frame ??= requestAnimationFrame(() => {
        frame = null;
        paint(context);
      });
    };
    request();
    const end = editor.store.subscribe(request);
    return () => {
      end();
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }, [editor]);

  return (
    <canvas
      ref={canvas}
      className={classes['lens']}
      data-magnifier
      data-side={side}
      style={{ width: LENS_SIDE, height: LENS_SIDE }}
      aria-hidden
    />
  );
}
