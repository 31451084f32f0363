import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import { assertExists } from '@shared/lib/assert';
import type { Editor } from '../editor/editor';
import type { EditorState } from '../editor/editor-state';
import { previewOf } from '../tools/active-tool';
import { MOST_LIFTED } from './painting/paint-view';
import { Plane } from './painting/plane';
import type { CanvasTheme } from './painting/theme';
import type { Picture } from './picture/picture';
import { workOf } from './work';

/** Keeps a painted layer in `host` in step with the editor. */
export function usePlane(
  host: RefObject<HTMLDivElement | null>,
  editor: Editor,
  picture: Picture | null,
  theme: CanvasTheme,
): void {
  const plane = useRef<Plane | null>(null);
  const create = useEffectEvent((element: HTMLDivElement) => {
    const created = new Plane(element, editor, theme, () => window.devicePixelRatio);
    created.setPicture(picture);
    return created;
  });

  useLayoutEffect(() => {
    const painted = create(assertExists(host.current, 'the host is rendered with the component'));
    plane.current = painted;
    const ends = [
      editor.onDocument((delta) => painted.documentChanged(delta)),
      editor.store.subscribe((state, before) => follow(painted, state, before)),
    ];
    return () => {
      ends.forEach((end) => end());
      painted.dispose();
      plane.current = null;
    };
  }, [host, editor]);

  useEffect(() => plane.current?.setPicture(picture), [picture]);
  useEffect(() => plane.current?.setTheme(theme), [theme]);
}

/** Parts of the state that everything painted follows from. */
const repainting = [
  'hidden',
  'threshold',
  'suggestedClass',
  'classes',
  'templates',
  'looks',
  'adjustments',
  'authors',
  'agreement',
  'focus',
] as const satisfies readonly (keyof EditorState)[];

function follow(plane: Plane, state: EditorState, before: EditorState): void {
  if (state.viewport !== before.viewport) plane.moveTo(state.viewport);
  if (state.active !== before.active) {
    const { replaced: lifted, stroke } = previewOf(state.active);
    if (lifted.size > 0 || previewOf(before.active).replaced.size > 0) plane.lift(new Set(lifted.keys()));
    plane.setStroke(stroke);
  }
  const otherwise = repainting.some((part) => state[part] !== before[part]) || isDeep(state) !== isDeep(before);
  if (otherwise || stressed(state) !== stressed(before)) plane.repaint();
  const worked = state.selection !== before.selection || state.active !== before.active;
  if (state.looks.labels === 'all' && worked) {
    const { bounds, running } = workOf(state);
    plane.setWork(bounds, running);
  }
}

/** What is known of a picture's values changes nothing of how it is painted, unless it has more than a screen shows. */
function isDeep({ range }: EditorState): boolean {
  return range?.isDeep === true;
}

/** The selection when it is so large that the painted layer shows it. */
function stressed(state: EditorState): EditorState['selection'] | null {
  return state.selection.size > MOST_LIFTED ? state.selection : null;
}
