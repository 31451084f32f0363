import type { PredictionId } from '@shared/model/ids';
import type { EditorState } from '../../../canvas/editor/editor-state';
import type { SuggestionShape } from '../../../canvas/editor/shape';
import { compareMade } from '../../../canvas/editor/stack';
import { boundsContain } from '@shared/geometry/extent';
import { visibleBounds } from '../../../canvas/editor/viewport';
import { zoomToBounds } from '../../../canvas/view/zoom';
import type { Decision } from './door';
import type { Session } from './session';

/** Suggestions that are shown, the surest first. */
export function shownSuggestions({ document, threshold, hidden }: EditorState): SuggestionShape[] {
  const shown: SuggestionShape[] = [];
  for (const shape of document.shapes.values()) {
    if (shape.kind === 'suggestion' && shape.score >= threshold && !hidden.has(shape.id)) shown.push(shape);
  }
  return shown.sort((one, other) => other.score - one.score || compareMade(one, other));
}

export function selectedSuggestions({ document, selection }: EditorState): SuggestionShape[] {
  const selected: SuggestionShape[] = [];
  for (const id of selection) {
    const shape = document.shapes.get(id);
    if (shape?.kind === 'suggestion') selected.push(shape);
  }
  return selected;
}

/** Goes to the next suggestion in order of confidence (or the one before), round and round. */
export function walkSuggestions(session: Session, direction: 1 | -1): void {
  const { editor } = session;
  const state = editor.store.getState();
  const shown = shownSuggestions(state);
  const at = shown.findIndex((shape) => state.selection.has(shape.id));
  const next = at < 0 ? (direction === 1 ? 0 : shown.length - 1) : (at + direction + shown.length) % shown.length;
  const target = shown[next];
  if (target) showSuggestion(session, target);
}

function showSuggestion({ editor }: Session, shape: SuggestionShape): void {
  editor.setTool('select');
  editor.select([shape.id]);
  if (!boundsContain(visibleBounds(editor.store.getState().viewport), shape.bounds)) zoomToBounds(editor, shape.bounds);
}

/** Decides on the selected suggestions and goes on to the next one. */
export function decideSelected(session: Session, decision: Decision): void {
  const state = session.editor.store.getState();
  const decided = selectedSuggestions(state);
  if (decided.length === 0) return;
  const shown = shownSuggestions(state);
  const ids = new Set<PredictionId>(decided.map((shape) => shape.id));
  const last = shown.findLastIndex((shape) => ids.has(shape.id));
  const rest = [...shown.slice(last + 1), ...shown.slice(0, Math.max(0, last))].filter((shape) => !ids.has(shape.id));
  session.decide([...ids], decision);
  if (rest[0]) showSuggestion(session, rest[0]);
}

export function acceptAllShown(session: Session): void {
  const ids = shownSuggestions(session.editor.store.getState()).map((shape) => shape.id);
  if (ids.length > 0) session.decide(ids, 'accepted');
}
