import type { Session } from '../session/session';

export function isFocusing({ editor }: Session): boolean {
  return editor.store.getState().focus !== null;
}

/** Dims all but what is selected; nothing happens while nothing is. */
export function focusOnSelection({ editor }: Session): void {
  const { selection } = editor.store.getState();
  if (selection.size > 0) editor.store.setState({ focus: { type: 'objects', ids: selection } });
}

/** Dims all but the class of what is selected, or else the one in hand. */
export function focusOnClass({ editor }: Session): void {
  const { selection, document, activeClass } = editor.store.getState();
  const [first] = selection;
  const chosen = (first !== undefined && document.shapes.get(first)?.class) || activeClass;
  if (chosen !== null) editor.store.setState({ focus: { type: 'class', class: chosen }, activeClass: chosen });
}

export function unfocus({ editor }: Session): void {
  editor.store.setState({ focus: null });
}
