import type { ClassId, PredictionId } from '@shared/model/ids';
import { isVisible, type EditorState } from '../../../canvas/editor/editor-state';
import type { SuggestionShape } from '../../../canvas/editor/shape';
import { compareMade } from '../../../canvas/editor/stack';
import { boundsContain } from '@shared/geometry/extent';
import { visibleBounds } from '../../../canvas/editor/viewport';
import { zoomToBounds } from '../../../canvas/view/zoom';
import type { Decision } from './door';
import type { Session } from './session';

/** Suggestions that are shown, the surest first. */
export function shownSuggestions(state: EditorState): SuggestionShape[] {
  const shown: SuggestionShape[] = [];
  for (const shape of state.document.shapes.values()) {
    if (shape.kind === 'suggestion' && isVisible(state, shape)) shown.push(shape);
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

/** Classes that are suggested on the image and not decided, with how many of each. */
export function suggestedClasses({ document }: Pick<EditorState, 'document'>): Map<ClassId, number> {
  const counts = new Map<ClassId, number>();
  for (const shape of document.shapes.values()) {
    if (shape.kind === 'suggestion') counts.set(shape.class, (counts.get(shape.class) ?? 0) + 1);
  }
  return counts;
}

/** Shows the suggestions of the next class alone, and of all after the last. */
export function filterNextClass({ editor }: Session): void {
  const state = editor.store.getState();
  const known = [...suggestedClasses(state).keys()].toSorted();
  const next = known[state.suggestedClass === null ? 0 : known.indexOf(state.suggestedClass) + 1] ?? null;
  editor.store.setState({ suggestedClass: next });
}

/** Shows fewer suggestions, or more. @param by is added to the least confidence. */
export function changeThreshold({ editor }: Session, by: number): void {
  const threshold = Math.round((editor.store.getState().threshold + by) * 100) / 100;
  editor.store.setState({ threshold: Math.min(1, Math.max(0, threshold)) });
}
