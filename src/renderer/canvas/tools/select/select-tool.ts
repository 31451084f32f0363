import { assertNever } from '@shared/lib/assert';
import { boundsBetween } from '@shared/geometry/extent';
import type { ShapeId } from '../../editor/shape';
import { go, stay } from '../step';
import { nothingShown, type Step, type Tool, type ToolContext, type ToolPointerEvent } from '../tool';
import { commitChange } from './commit-change';
import { deleteSelected } from './delete-selected';
import { beginDrag, clicked, press } from './press';
import { goToVertex, keyed, keyedLabel } from './keyed';
import { reshaped, resized, translated, turned, verticesMoved } from './recompute';
import { selectIdle, type SelectState } from './select-state';
import { sameTarget, targetAt } from './targets';

type Result = Step<SelectState>;

/** Selects, moves, resizes and edits vertices; a drag from empty ground selects what it touches. */
export const selectTool: Tool<SelectState> = {
  idle: selectIdle,
  step(state, event, context) {
    switch (event.type) {
      case 'pointer-down':
        return pressed(state, event, context);
      case 'pointer-move':
        return dragged(state, event, context);
      case 'pointer-up':
        return released(state, event, context);
      case 'nudge':
      case 'turn':
      case 'grow':
        return state.name === 'idle' || state.name === 'nudging' ? keyed(state, event, context) : stay(state);
      case 'vertex':
        return state.name === 'idle' ? goToVertex(state, event, context) : stay(state);
      case 'complete':
        return complete(state, context);
      case 'delete':
        return state.name === 'idle' ? deleteSelected(state, context) : stay(state);
      case 'back':
      case 'resume':
      case 'flip':
      case 'answer':
      case 'prompted':
        return stay(state);
      case 'cancel':
        return cancel(state);
      case 'interrupt':
        return state.name === 'nudging' ? complete(state, context) : cancel(state);
      default:
        return assertNever(event);
    }
  },
  preview(state) {
    switch (state.name) {
      case 'idle':
      case 'pointing':
        return nothingShown;
      case 'brushing':
        return { ...nothingShown, marquee: boundsBetween(state.origin, state.current) };
      case 'translating':
      case 'resizing':
      case 'reshaping':
      case 'turning':
      case 'editing':
      case 'nudging':
        return { ...nothingShown, replaced: state.changed };
      default:
        return assertNever(state);
    }
  },
};

function pressed(state: SelectState, event: ToolPointerEvent, context: ToolContext): Result {
  if (state.name === 'idle') return press(state, event, context);
  const { effects } = complete(state, context);
  return go(selectIdle, ...effects);
}

function dragged(state: SelectState, event: ToolPointerEvent, context: ToolContext): Result {
  switch (state.name) {
    case 'idle': {
      const over = targetAt(event.point, context);
      if (sameTarget(over, state.over)) return stay(state);
      const id = 'id' in over ? over.id : null;
      return go({ ...state, over }, { type: 'hover', id });
    }
    case 'pointing':
      return beginDrag(state, event, context);
    case 'translating':
      return stay(translated(state, event.point, context.extent));
    case 'resizing':
      return stay(resized(state, event.point, context.extent, event.modifiers.shift));
    case 'reshaping':
      return stay(reshaped(state, event.point, context.extent, event.modifiers.shift));
    case 'turning':
      return stay(turned(state, event.point, event.modifiers.shift));
    case 'editing':
      return stay(verticesMoved(state, event.point, context.extent, event.modifiers.mod));
    case 'brushing':
      return brushed({ ...state, current: event.point }, context);
    case 'nudging':
      return stay(state);
    default:
      return assertNever(state);
  }
}

function brushed(state: Extract<SelectState, { name: 'brushing' }>, context: ToolContext): Result {
  const touched = context.shapesIn(boundsBetween(state.origin, state.current)).map((shape) => shape.id);
  const ids = new Set<ShapeId>([...state.before, ...touched]);
  if (ids.size === context.selection.size && [...ids].every((id) => context.selection.has(id))) return stay(state);
  return go(state, { type: 'select', ids: [...ids] });
}

function released(state: SelectState, event: ToolPointerEvent, context: ToolContext): Result {
  if (state.name === 'pointing') return clicked(state, context);
  return state.name === 'nudging' || state.name === 'idle'
    ? stay(state)
    : complete(dragged(state, event, context).state, context);
}

/** Ends a gesture well, with one commit. */
function complete(state: SelectState, context: ToolContext): Result {
  switch (state.name) {
    case 'idle':
      return stay(state);
    case 'pointing':
    case 'brushing':
      return stay(selectIdle);
    case 'translating':
      return go(selectIdle, ...commitChange('move', state.changed, context));
    case 'nudging':
      return go({ ...selectIdle, vertex: state.vertex }, ...commitChange(keyedLabel(state), state.changed, context));
    case 'turning':
      return go(selectIdle, ...commitChange('rotate', state.changed, context));
    case 'reshaping':
    case 'resizing':
      return go(selectIdle, ...commitChange('resize', state.changed, context));
    case 'editing':
      return go({ ...selectIdle, vertex: state.vertex }, ...commitChange('edit-vertices', state.changed, context));
    default:
      return assertNever(state);
  }
}

/** Takes a gesture back; at rest it lets go of the selection, the vertex first. */
function cancel(state: SelectState): Result {
  switch (state.name) {
    case 'idle':
      if (state.vertex !== null) return stay({ ...state, vertex: null });
      return go(selectIdle, { type: 'select', ids: [] }, { type: 'hover', id: null });
    case 'brushing':
      return go(selectIdle, { type: 'select', ids: state.before });
    case 'pointing':
    case 'translating':
    case 'resizing':
    case 'reshaping':
    case 'turning':
    case 'editing':
    case 'nudging':
      return stay({ ...selectIdle });
    default:
      return assertNever(state);
  }
}
