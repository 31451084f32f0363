import type { ClassView } from '@shared/contract/classes';
import type { AnnotationId } from '@shared/model/ids';
import type { Session } from './session/session';

/** What the commands of the screen act on, asked at the moment of use. */
export interface CommandContext {
  session(): Session | null;
  classes(): readonly ClassView[];
  newId(): AnnotationId;
  /** Is there an image that many places further on? */
  canGo(step: 1 | -1): boolean;
  go(step: 1 | -1): void;
}

/**
 * Keys such as Enter or Tab mean something on every control; they are the canvas's when it has the focus, or when nothing
 * has.
 */
export function canvasHasKeys(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || focused.closest('[data-canvas]') !== null;
}

export function focusCanvas(): void {
  document.querySelector<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true });
}

/** A gesture or drawing is running. */
export function isBusy(session: Session | null): boolean {
  return session !== null && session.editor.store.getState().active.state.name !== 'idle';
}
