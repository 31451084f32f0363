import { assertNever } from '@shared/lib/assert';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { clampPoint } from '@shared/geometry/extent';
import { screenDistance } from '../../editor/screen-point';
import { go, GRAB_DISTANCE, stay } from '../step';
import { nothingShown, type Tool, type ToolContext, type ToolPointerEvent } from '../tool';
import { borderUnder, flipped, reaching } from './follow-border';
import { pathIdle, type Drawing, type PathKind, type PathState, type PathStep, type Sketching } from './path-state';
import { finishResumed, resume, shownWhileResumed } from './resume';
import { beginStroke, drawingOf, sketched, SKETCH_DISTANCE } from './sketch';

/**
 * Draws vertex by vertex with clicks, and freehand while the button is held; both can follow each other. Between two
 * clicks on the border of one neighbour the outline follows that border. What is interrupted is finished as well when it
 * can be, because its vertices are work.
 */
export function pathTool(kind: PathKind): Tool<PathState> {
  return {
    idle: pathIdle,
    step(state, event, context) {
      switch (event.type) {
        case 'pointer-down':
          return pressed(state, event, context, kind);
        case 'pointer-move':
          return moved(state, event, context, kind);
        case 'pointer-up':
          return released(state, context, kind);
        case 'back':
          return state.name === 'idle' ? stay(state) : takeBack(state);
        case 'complete':
        case 'interrupt':
          return state.name === 'idle' ? stay(state) : finish(state, event.type, context, kind);
        case 'cancel':
          return stay(pathIdle);
        case 'resume':
          return state.name === 'idle' ? resume(event, context, kind) : stay(state);
        case 'flip':
          return stay(state.name === 'drawing' ? flipped(state, context) : state);
        case 'prompted':
        case 'delete':
        case 'nudge':
        case 'turn':
        case 'grow':
        case 'vertex':
        case 'answer':
          return stay(state);
        default:
          return assertNever(event);
      }
    },
    preview(state) {
      if (state.name === 'idle') return nothingShown;
      const closing = state.name === 'drawing' && state.closing;
      const trail = state.name === 'drawing' ? state.trail : [];
      const next = closing ? state.points.slice(0, 2) : [state.current.x, state.current.y];
      const pathEnd = closing ? 'closing' : kind.closes ? 'closes' : 'open';
      const replaced = shownWhileResumed(state.resumed, state.points);
      return { ...nothingShown, path: [...state.points, ...trail, ...next], pathEnd, replaced };
    },
  };
}

function pressed(state: PathState, event: ToolPointerEvent, context: ToolContext, kind: PathKind): PathStep {
  switch (state.name) {
    case 'idle':
      return begin(event, context, kind);
    case 'drawing':
      return click(state, event, context, kind);
    case 'sketching':
      return stay(state);
    default:
      return assertNever(state);
  }
}

function moved(state: PathState, event: ToolPointerEvent, context: ToolContext, kind: PathKind): PathStep {
  switch (state.name) {
    case 'idle':
      return stay(state);
    case 'drawing':
      if (state.pressed !== null && screenDistance(state.pressed, event.screen) >= SKETCH_DISTANCE) {
        return stay(sketched(beginStroke(state), event, context));
      }
      return stay(pointAt(state, event, context, kind));
    case 'sketching':
      return stay(sketched(state, event, context));
    default:
      return assertNever(state);
  }
}

function released(state: PathState, context: ToolContext, kind: PathKind): PathStep {
  if (state.name === 'idle') return stay(state);
  if (state.name === 'drawing') return stay(state.pressed === null ? state : { ...state, pressed: null });
  const ends = kind.endsWithStroke || (kind.closes && near(state, state.current, 0, context));
  if (ends && state.points.length >= kind.least) return finish(state, 'complete', context, kind);
  return stay(drawingOf(state));
}

function begin(event: ToolPointerEvent, context: ToolContext, kind: PathKind): PathStep {
  const refusal = kind.refuses?.(context) ?? null;
  if (refusal !== null) return go(pathIdle, refusal);
  const on = borderUnder(event, context);
  const current = clampPoint(on?.place.point ?? event.point, context.extent);
  const drawing: Drawing = {
    name: 'drawing',
    points: [current.x, current.y],
    steps: [0],
    current,
    resumed: null,
    pressed: event.screen,
    closing: false,
    firstOn: on,
    lastOn: on,
    currentOn: null,
    way: 'short',
    trail: [],
  };
  // What is done to the selection needs it.
  return kind.refuses === null ? go(drawing, { type: 'select', ids: [] }) : stay(drawing);
}

function pointAt(state: Drawing, event: ToolPointerEvent, context: ToolContext, kind: PathKind): Drawing {
  const point = clampPoint(event.point, context.extent);
  const closing = kind.closes && state.points.length >= kind.least && near(state, point, 0, context);
  return reaching({ ...state, closing }, event, context);
}

function click(state: Drawing, event: ToolPointerEvent, context: ToolContext, kind: PathKind): PathStep {
  const pointing = pointAt(state, event, context, kind);
  if (pointing.closing) {
    return finish({ ...pointing, points: [...pointing.points, ...pointing.trail] }, 'complete', context, kind);
  }
  if (event.clicks >= 2 || near(state, pointing.current, state.points.length - 2, context)) {
    // The second press of a double click falls on the vertex that the first one made.
    return event.clicks >= 2 && state.points.length >= kind.least
      ? finish(state, 'complete', context, kind)
      : stay({ ...pointing, pressed: event.screen });
  }
  const { points, steps, current, trail, currentOn } = pointing;
  return stay({
    ...pointing,
    points: [...points, ...trail, current.x, current.y],
    steps: [...steps, points.length],
    pressed: event.screen,
    lastOn: currentOn,
    way: 'short',
    trail: [],
  });
}

function near({ points }: Drawing | Sketching, point: ImagePoint, at: number, context: ToolContext): boolean {
  const distance = Math.hypot(point.x - points[at]!, point.y - points[at + 1]!);
  return distance <= (at === 0 ? GRAB_DISTANCE : 1) * context.pixel;
}

/** The last vertex, with what led to it along a border, or the last stroke. */
function takeBack(state: Drawing | Sketching): PathStep {
  const points = state.points.slice(0, state.steps.at(-1));
  if (points.length === 0) return stay(pathIdle);
  const steps = state.steps.slice(0, -1);
  const drawing = state.name === 'drawing' ? state : drawingOf(state);
  return stay({ ...drawing, points, steps, pressed: null, closing: false, lastOn: null, trail: [] });
}

function finish(
  state: Drawing | Sketching,
  how: 'complete' | 'interrupt',
  context: ToolContext,
  kind: PathKind,
): PathStep {
  if (state.points.length < kind.least) return how === 'complete' ? stay(state) : stay(pathIdle);
  const effects =
    state.resumed === null ? kind.finish(state.points, context) : finishResumed(state.resumed, state.points, context);
  return go(pathIdle, ...effects);
}
