import { assertNever } from '@shared/lib/assert';
import { insertVertex, isVertexShape, vertexAt } from '@shared/geometry/vertices';
import { withGroup } from '../../editor/groups';
import type { Shape, ShapeId } from '../../editor/shape';
import { go, isDrag, stay } from '../step';
import type { Step, ToolContext, ToolEffect, ToolPointerEvent } from '../tool';
import { commitChange } from './commit-change';
import { deleteVertex } from './delete-selected';
import { edgeGrips, insertedGrips, vertexGrips } from './grips';
import { reshaped, resized, translated, turned, verticesMoved } from './recompute';
import { selectIdle, unchanged, type SelectState, type Target } from './select-state';
import { editableShapes, targetAt } from './targets';

type Idle = Extract<SelectState, { name: 'idle' }>;
type Pointing = Extract<SelectState, { name: 'pointing' }>;
type Result = Step<SelectState>;

/** The button goes down: selects at once what is under it, and waits whether it becomes a click or a drag. */
export function press(state: Idle, event: ToolPointerEvent, context: ToolContext): Result {
  const target = targetAt(event.point, context);
  if (target.type === 'vertex' && event.modifiers.alt) return deleteVertex(target, context);
  const pointing: Pointing = {
    name: 'pointing',
    target,
    origin: event.point,
    screen: event.screen,
    onClick: null,
  };
  if (target.type === 'nothing') {
    return event.modifiers.shift ? stay(pointing) : go(pointing, { type: 'select', ids: [] });
  }
  if (target.type !== 'shape') return stay(pointing);
  return pressShape(pointing, target.id, event, context, state);
}

function pressShape(
  pointing: Pointing,
  id: ShapeId,
  event: ToolPointerEvent,
  context: ToolContext,
  state: Idle,
): Result {
  const { shift, alt } = event.modifiers;
  const selected = context.selection.has(id);
  if (event.modifiers.mod && !shift) {
    return go(pointing, { type: 'select', ids: withGroup(context.document, id) });
  }
  if (alt) return go({ ...state, vertex: null }, { type: 'select', ids: [shapeBelow(event, context)] });
  if (shift) {
    const others = [...context.selection].filter((other) => other !== id);
    return selected ? stay({ ...pointing, onClick: others }) : go(pointing, { type: 'select', ids: [...others, id] });
  }
  if (!selected) return go(pointing, { type: 'select', ids: [id] });
  return stay(context.selection.size > 1 ? { ...pointing, onClick: [id] } : pointing);
}

/** The next larger shape under the pointer, then from the smallest again. */
function shapeBelow(event: ToolPointerEvent, context: ToolContext): ShapeId {
  const stack: readonly Shape[] = context.shapesAt(event.point);
  const current = stack.findIndex((shape) => context.selection.has(shape.id));
  return stack[(current + 1) % stack.length]!.id;
}

/** The button went up where it went down. */
export function clicked(state: Pointing, context: ToolContext): Result {
  const { target } = state;
  if (target.type === 'vertex')
    return stay({ ...selectIdle, over: target, vertex: { id: target.id, ref: target.ref } });
  if (target.type === 'edge') {
    const shape = context.document.shapes.get(target.id);
    if (!shape || !isVertexShape(shape.geometry)) return stay(selectIdle);
    const geometry = insertVertex(shape.geometry, target.ref, target.middle);
    const ref = { ...target.ref, index: target.ref.index + 1 };
    return go(
      { ...selectIdle, vertex: { id: target.id, ref } },
      ...commitChange('edit-vertices', new Map([[target.id, geometry]]), context),
    );
  }
  const effects: ToolEffect[] = state.onClick === null ? [] : [{ type: 'select', ids: state.onClick }];
  return go({ ...selectIdle, over: target }, ...effects);
}

/** The pointer moved while the button is down: far enough, it becomes the gesture that its target stands for. */
export function beginDrag(state: Pointing, event: ToolPointerEvent, context: ToolContext): Result {
  if (!isDrag(state.screen, event.screen)) return stay(state);
  const snapshot = editableShapes(context.document, context.selection);
  const { target, origin } = state;
  switch (target.type) {
    case 'nothing':
      return stay({ name: 'brushing', origin, current: event.point, before: [...context.selection] });
    case 'shape': {
      if (snapshot.length === 0) return stay(selectIdle);
      const begun = { name: 'translating', origin, snapshot, changed: unchanged } as const;
      return stay(translated(begun, event.point, context.extent));
    }
    case 'handle': {
      const { handle, bounds } = target;
      const begun = { name: 'resizing', handle, bounds, snapshot, changed: unchanged } as const;
      return stay(resized(begun, event.point, context.extent, event.modifiers.shift));
    }
    case 'frame': {
      const begun = { name: 'reshaping', handle: target.handle, snapshot: target.shape, changed: unchanged } as const;
      return stay(reshaped(begun, event.point, context.extent, event.modifiers.shift));
    }
    case 'turn':
      return stay(
        turned({ name: 'turning', snapshot: target.shape, changed: unchanged }, event.point, event.modifiers.shift),
      );
    case 'vertex':
    case 'edge':
      return beginVertex(target, event, context);
    default:
      return assertNever(target);
  }
}

function beginVertex(
  target: Extract<Target, { type: 'vertex' | 'edge' }>,
  event: ToolPointerEvent,
  context: ToolContext,
): Result {
  const shape = context.document.shapes.get(target.id);
  if (!shape || !isVertexShape(shape.geometry)) return stay(selectIdle);
  const { id, ref } = target;
  const { shift, mod } = event.modifiers;
  if (target.type === 'edge' && shift) {
    const grips = edgeGrips(id, shape.geometry, ref, context);
    const begun = { name: 'editing', vertex: null, origin: target.middle, grips, changed: unchanged } as const;
    return stay(verticesMoved(begun, event.point, context.extent, mod));
  }
  const inserted = target.type === 'edge';
  const grips = inserted
    ? insertedGrips(id, shape.geometry, ref, context)
    : vertexGrips(id, shape.geometry, ref, context);
  const origin = inserted ? target.middle : vertexAt(shape.geometry, ref);
  if (origin === null) return stay(selectIdle);
  const vertex = { id, ref: inserted ? { ...ref, index: ref.index + 1 } : ref };
  const begun = { name: 'editing', vertex, origin, grips, changed: unchanged } as const;
  return stay(verticesMoved(begun, event.point, context.extent, mod));
}
