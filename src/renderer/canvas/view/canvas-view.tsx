import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Editor } from '../editor/editor';
import { resizeViewport } from '../editor/viewport';
import { BrushCursor } from './brush-cursor';
import classes from './canvas-view.module.css';
import { Crosshair } from './crosshair';
import { cursorOf } from './cursor';
import { listenToKeyboard } from './input/keyboard-input';
import { listenToPointer } from './input/pointer-input';
import { Magnifier } from './magnifier';
import { Minimap } from './minimap';
import { Overlay } from './overlay/overlay';
import type { Pin } from './overlay/pins-node';
import type { Reading } from './overlay/readings-node';
import { useEditor } from './overlay/use-editor';
import { onThemeChange, readTheme, themeAfter } from './painting/theme';
import type { LoadedPicture } from './picture/picture';
import { JointTag } from './joint-tag';
import { PixelDesk } from './pixels/pixel-desk';
import { ShapeTag } from './shape-tag';
import { usePlane } from './use-plane';
import { useShownPicture } from './use-shown-picture';
import { fitImage } from './zoom';

export interface CanvasViewProps {
  readonly editor: Editor;
  /** null while it is loading. */
  readonly picture: LoadedPicture | null;
  /** What was asked about on the image. */
  readonly pins?: readonly Pin[];
  /** What several people drew of the thing that is looked at. */
  readonly readings?: readonly Reading[];
  /** What the canvas is called by a screen reader. */
  readonly label: string;
}

const NO_PINS: readonly Pin[] = [];
const NO_READINGS: readonly Reading[] = [];

/** The image with everything on it, listening to pointer and keys. */
export function CanvasView({
  editor,
  picture: loaded,
  pins = NO_PINS,
  readings = NO_READINGS,
  label,
}: CanvasViewProps) {
  const picture = useShownPicture(editor, loaded);
  const root = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const [theme, setTheme] = useState(() => readTheme(document.documentElement));
  const cursor = useEditor(editor, (state) => cursorOf(state.active));
  useEffect(() => onThemeChange(() => setTheme((before) => themeAfter(before, document.documentElement))), []);

  useLayoutEffect(() => {
    const element = root.current!;
    const measure = () => followSize(editor, element.clientWidth, element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [editor]);

  usePlane(host, editor, picture, theme);
  useEffect(() => {
    if (picture === null) return undefined;
    const desk = new PixelDesk(picture, editor.store.getState().document);
    editor.store.setState({ lookAt: (question, view, answer) => desk.ask(question, view, answer) });
    return () => {
      editor.store.setState({ lookAt: null });
      desk.close();
    };
  }, [editor, picture]);

  useEffect(() => {
    const element = root.current!;
    const keyboard = listenToKeyboard(element, editor);
    const endPointer = listenToPointer(element, editor, () => keyboard.isPanKeyDown());
    return () => {
      endPointer();
      keyboard.dispose();
    };
  }, [editor]);

  return (
    <div className={classes['frame']}>
      <div
        ref={root}
        className={classes['canvas']}
        data-canvas
        data-cursor={cursor}
        // The object list says in words what is on the canvas; keys work here.
        role="application"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application takes the focus and the keys
        tabIndex={0}
      >
        <div ref={host} className={classes['plane']} />
        <Overlay editor={editor} theme={theme} pins={pins} readings={readings} />
        <Crosshair editor={editor} />
        <BrushCursor editor={editor} />
        <ShapeTag editor={editor} theme={theme} />
        <JointTag editor={editor} />
      </div>
      <Magnifier editor={editor} picture={picture} theme={theme} />
      <Minimap editor={editor} picture={picture} theme={theme} />
    </div>
  );
}

function followSize(editor: Editor, width: number, height: number): void {
  const { viewport, fitted } = editor.store.getState();
  if (width <= 0 || height <= 0 || (viewport.width === width && viewport.height === height)) return;
  editor.store.setState({ viewport: resizeViewport(viewport, { width, height }) });
  if (fitted) fitImage(editor);
}
