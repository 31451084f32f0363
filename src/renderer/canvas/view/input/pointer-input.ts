import type { Editor } from '../../editor/editor';
import type { ScreenPoint } from '../../editor/screen-point';
import { panBy, toImage, zoomAt } from '../../editor/viewport';
import { draggedWindow, windowOf } from '../../editor/window-level';
import { isPaintingTool } from '../../tools/active-tool';
import { nextBrushSize } from '../../tools/brush/stroke';
import type { PointerEventType } from '../../tools/tool';
import { createClickCounter } from './clicks';

/** Zoom of one wheel notch of 100 pixels: about a sixth. */
const ZOOM_PER_PIXEL = 0.0015;
/** Trackpads report a pinch as small wheel deltas with Ctrl. */
const ZOOM_PER_PINCHED_PIXEL = 0.01;
const LINE_PIXELS = 33;

/** Turns what the pointer does over `target` into events of the tool, and into panning and zooming at any time. */
export function listenToPointer(target: HTMLElement, editor: Editor, isPanKeyDown: () => boolean): () => void {
  const countClicks = createClickCounter();
  let panning: { readonly pointer: number; last: ScreenPoint } | null = null;
  let drawing: number | null = null;
  let toning: { readonly pointer: number; last: ScreenPoint } | null = null;

  function screenOf(event: MouseEvent): ScreenPoint {
    const box = target.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  function send(type: PointerEventType, event: PointerEvent, clicks: number): void {
    const screen = screenOf(event);
    const point = toImage(editor.store.getState().viewport, screen);
    const modifiers = { shift: event.shiftKey, alt: event.altKey, mod: event.ctrlKey || event.metaKey };
    editor.store.setState({ pointer: point });
    editor.dispatch({ type, point, screen, clicks, modifiers });
  }

  function onDown(event: PointerEvent): void {
    target.focus({ preventScroll: true });
    if (panning !== null || drawing !== null || toning !== null) return;
    target.setPointerCapture(event.pointerId);
    if (event.button === 1 || (event.button === 0 && isPanKeyDown())) {
      event.preventDefault();
      panning = { pointer: event.pointerId, last: screenOf(event) };
      target.dataset['panning'] = 'true';
    } else if (event.button === 2) {
      toning = { pointer: event.pointerId, last: screenOf(event) };
    } else if (event.button === 0) {
      drawing = event.pointerId;
      send('pointer-down', event, countClicks(screenOf(event), event.timeStamp));
    }
  }

  function onMove(event: PointerEvent): void {
    if (toning?.pointer === event.pointerId) return tone(toning, screenOf(event));
    if (panning?.pointer !== event.pointerId) return send('pointer-move', event, 1);
    const screen = screenOf(event);
    const { viewport } = editor.store.getState();
    editor.setViewport(panBy(viewport, screen.x - panning.last.x, screen.y - panning.last.y));
    panning.last = screen;
  }

  /** The right button shows the picture in another window of its values, as viewers of medical images do. */
  function tone(from: { last: ScreenPoint }, to: ScreenPoint): void {
    const { adjust, adjustments, range } = editor.store.getState();
    const window = draggedWindow(windowOf(adjustments, range), to.x - from.last.x, to.y - from.last.y);
    from.last = to;
    adjust?.({ ...adjustments, window });
  }

  function onUp(event: PointerEvent): void {
    if (toning?.pointer === event.pointerId) toning = null;
    else if (panning?.pointer === event.pointerId) {
      panning = null;
      delete target.dataset['panning'];
    } else if (drawing === event.pointerId) {
      drawing = null;
      send('pointer-up', event, 1);
    }
  }

  function onCancel(event: PointerEvent): void {
    if (panning?.pointer === event.pointerId) panning = null;
    if (toning?.pointer === event.pointerId) toning = null;
    delete target.dataset['panning'];
    if (drawing !== event.pointerId) return;
    drawing = null;
    editor.dispatch({ type: 'cancel' });
  }

  function onLeave(): void {
    if (drawing === null) editor.store.setState({ pointer: null, hover: null });
  }

  function onWheel(event: WheelEvent): void {
    event.preventDefault();
    if (event.shiftKey && isPaintingTool(editor.store.getState().active.name)) return sizeBrush(event);
    const delta = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PIXELS : 1);
    if (delta === 0) return;
    const factor = Math.exp(-delta * (event.ctrlKey ? ZOOM_PER_PINCHED_PIXEL : ZOOM_PER_PIXEL));
    const screen = screenOf(event);
    editor.setViewport(zoomAt(editor.store.getState().viewport, screen, Math.min(4, Math.max(0.25, factor))));
    editor.store.setState((state) => ({ pointer: toImage(state.viewport, screen) }));
  }

  /** Browsers turn the wheel sideways while Shift is held. */
  function sizeBrush(event: WheelEvent): void {
    const turned = event.deltaY || event.deltaX;
    if (turned === 0) return;
    editor.store.setState(({ brush }) => ({ brush: { ...brush, size: nextBrushSize(brush.size, turned < 0) } }));
  }

  const prevent = (event: Event) => event.preventDefault();
  const end = new AbortController();
  const options = { signal: end.signal };
  target.addEventListener('pointerdown', onDown, options);
  target.addEventListener('pointermove', onMove, options);
  target.addEventListener('pointerup', onUp, options);
  target.addEventListener('pointercancel', onCancel, options);
  target.addEventListener('pointerleave', onLeave, options);
  target.addEventListener('wheel', onWheel, { ...options, passive: false });
  target.addEventListener('contextmenu', prevent, options);
  return () => end.abort();
}
