import { clampPoint } from '@shared/geometry/extent';
import { extentOf } from '../../editor/document';
import type { Editor } from '../../editor/editor';
import { toScreen, visibleBounds } from '../../editor/viewport';
import { isDrawingTool } from '../../tools/active-tool';
import type { PointerEventType } from '../../tools/tool';
import { fitImage } from '../zoom';

const DOUBLE_TAP_MILLISECONDS = 350;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Degrees. With Shift the same keys type the second pair. */
const turns: Readonly<Record<string, number>> = { ',': -1, '.': 1, '<': -15, '>': 15 };

export interface KeyboardInput {
  isPanKeyDown(): boolean;
  dispose(): void;
}

/**
 * The keys that are more than commands, because their release matters or because they stand for the pointer: the space
 * bar pans while it is held (twice: fits); arrows move the selection until they are let go, with Ctrl they make it larger
 * or smaller, and comma and full stop turn it. While a drawing tool is in hand, arrows move a pointer that Enter presses.
 */
export function listenToKeyboard(target: HTMLElement, editor: Editor): KeyboardInput {
  let spaceDown = false;
  let lastTap = -Infinity;
  /** The pointer was last moved by keys and has not pressed where it stands now. */
  let aimed = false;
  const held = new Set<string>();

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== target || event.altKey) return;
    const arrow = arrows[event.key];
    const drawing = isDrawingTool(editor.store.getState().active.name);
    if (event.ctrlKey || event.metaKey) return arrow && !drawing ? pressGrow(event, arrow) : undefined;
    if (event.key === ' ') return pressSpace(event);
    const turn = turns[event.key];
    if (turn !== undefined && !drawing) return pressTurn(event, turn);
    if (arrow) return pressArrow(event, arrow, drawing);
    if (event.key === 'Enter' && drawing && aimed) {
      event.preventDefault();
      aimed = false;
      sendPointer('pointer-down', event.shiftKey);
      sendPointer('pointer-up', event.shiftKey);
    }
  }

  function pressSpace(event: KeyboardEvent): void {
    event.preventDefault();
    if (event.repeat) return;
    spaceDown = true;
    target.dataset['panKey'] = 'true';
    if (event.timeStamp - lastTap <= DOUBLE_TAP_MILLISECONDS) fitImage(editor);
    lastTap = event.timeStamp;
  }

  function pressArrow(event: KeyboardEvent, [x, y]: readonly [number, number], drawing: boolean): void {
    event.preventDefault();
    const step = event.shiftKey ? 10 : 1;
    if (drawing) return aim(x * step, y * step);
    held.add(event.code);
    editor.dispatch({ type: 'nudge', dx: x * step, dy: y * step });
  }

  function pressGrow(event: KeyboardEvent, [x, y]: readonly [number, number]): void {
    event.preventDefault();
    const step = event.shiftKey ? 10 : 1;
    held.add(event.code);
    editor.dispatch({ type: 'grow', across: x * step, down: y * step });
  }

  function pressTurn(event: KeyboardEvent, degrees: number): void {
    event.preventDefault();
    held.add(event.code);
    editor.dispatch({ type: 'turn', degrees });
  }

  function aim(dx: number, dy: number): void {
    const { pointer, viewport, document } = editor.store.getState();
    const view = visibleBounds(viewport);
    const from = pointer ?? { x: (view.minX + view.maxX) / 2, y: (view.minY + view.maxY) / 2 };
    const to = clampPoint({ x: Math.round(from.x) + dx, y: Math.round(from.y) + dy }, extentOf(document));
    editor.store.setState({ pointer: to });
    aimed = true;
    sendPointer('pointer-move');
  }

  function sendPointer(type: PointerEventType, shift = false): void {
    const { pointer, viewport } = editor.store.getState();
    if (pointer === null) return;
    const modifiers = { shift, alt: false, mod: false };
    editor.dispatch({ type, point: pointer, screen: toScreen(viewport, pointer), clicks: 1, modifiers });
  }

  function onKeyUp(event: KeyboardEvent): void {
    if (event.key === ' ') release();
    if (held.delete(event.code) && held.size === 0) editor.dispatch({ type: 'complete' });
  }

  function release(): void {
    spaceDown = false;
    delete target.dataset['panKey'];
  }

  /** Keys let go while another window has the focus are never heard of. */
  function onBlur(): void {
    release();
    if (held.size > 0) editor.dispatch({ type: 'complete' });
    held.clear();
  }

  const end = new AbortController();
  const options = { signal: end.signal };
  target.addEventListener('keydown', onKeyDown, options);
  window.addEventListener('keyup', onKeyUp, options);
  target.addEventListener('blur', onBlur, options);
  target.addEventListener('pointermove', () => (aimed = false), options);
  return { isPanKeyDown: () => spaceDown, dispose: () => end.abort() };
}
