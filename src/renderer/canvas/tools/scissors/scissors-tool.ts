import { assertNever } from '@shared/lib/assert';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { clampPoint } from '@shared/geometry/extent';
import type { Geometry } from '@shared/geometry/geometry';
import { polygonFromRing } from '@shared/geometry/polygon/polygon-kernel';
import { polylineFromPoints } from '@shared/geometry/polyline/polyline-kernel';
import { commitDrawing } from '../draw';
import type { PixelAnswer, TraceQuestion } from '../pixels/question';
import { go, GRAB_DISTANCE, stay } from '../step';
import { nothingShown, type Step, type Tool, type ToolContext, type ToolEffect, type ToolPointerEvent } from '../tool';
import { answered, firstOf, lastOf, outlineOf, type Cutting, type Leg, type ScissorsState } from './scissors-state';

type Result = Step<ScissorsState>;

const idle: ScissorsState = { name: 'idle' };

/** Clicks along the border of a thing; between them the outline follows its edge. Ends on its first anchor. */
export const scissorsTool = edgeTool(true, polygonFromRing);

/** The same for a line, which ends at its last anchor. */
export const edgeLineTool = edgeTool(false, polylineFromPoints);

/**
 * Between two anchors the outline takes the way that the picture's edges lead; with Ctrl it goes straight. What is
 * interrupted is finished, with straight lines where no edge has been found yet, because its anchors are work.
 */
function edgeTool(closes: boolean, shape: (points: readonly number[]) => Geometry): Tool<ScissorsState> {
  const commit = (state: Pick<Cutting, 'anchors' | 'legs'>, context: ToolContext): Result =>
    go(idle, ...commitDrawing(shape(outlineOf(state)), context));

  /** Ends when every edge is known. */
  const settle = (state: ScissorsState, context: ToolContext): Result =>
    state.name === 'waiting' && state.legs.every(({ points }) => points !== null)
      ? commit(state, context)
      : stay(state);

  const finish = (state: Cutting, context: ToolContext): Result => {
    if (state.anchors.length < 4) return stay(state);
    const { anchors } = state;
    if (!closes) return settle({ name: 'waiting', anchors, legs: state.legs }, context);
    const { leg, effects } = legTo(state, firstOf(anchors), false, context);
    const waiting = settle({ name: 'waiting', anchors, legs: [...state.legs, leg] }, context);
    return { state: waiting.state, effects: [...waiting.effects, ...effects] };
  };

  return {
    idle,
    step(state, event, context) {
      switch (event.type) {
        case 'pointer-down':
          if (state.name === 'idle') return begin(event, context);
          return state.name === 'drawing' ? click(state, event, context, closes, finish) : stay(state);
        case 'pointer-move':
          return state.name === 'drawing' ? lead(pointAt(state, event, context, closes), event, context) : stay(state);
        case 'answer':
          return state.name === 'idle' ? stay(state) : heard(state, event.answer, context, settle);
        case 'back':
          return state.name === 'idle' ? stay(state) : takeBack(state, closes, context);
        case 'complete':
          return state.name === 'drawing' ? finish(state, context) : stay(state);
        case 'interrupt':
          if (state.name === 'idle') return stay(state);
          return state.anchors.length < 4 ? stay(idle) : commit(state, context);
        case 'cancel':
          return stay(idle);
        case 'pointer-up':
        case 'delete':
        case 'nudge':
        case 'turn':
        case 'grow':
        case 'vertex':
        case 'resume':
        case 'flip':
        case 'prompted':
          return stay(state);
        default:
          return assertNever(event);
      }
    },
    preview(state) {
      if (state.name === 'idle') return nothingShown;
      const outline = outlineOf(state);
      const dots = state.anchors;
      if (state.name === 'waiting') {
        const end = closes ? state.anchors.slice(0, 2) : [];
        return { ...nothingShown, path: [...outline, ...end], pathEnd: closes ? 'closes' : 'open', dots };
      }
      const next = state.closing ? firstOf(state.anchors) : state.current;
      const pathEnd = state.closing ? 'closing' : closes ? 'closes' : 'open';
      return { ...nothingShown, path: [...outline, ...state.trail, next.x, next.y], pathEnd, dots };
    },
  };
}

function begin(event: ToolPointerEvent, context: ToolContext): Result {
  const current = clampPoint(event.point, context.extent);
  const anchors = [current.x, current.y];
  return go(
    { name: 'drawing', anchors, legs: [], current, lead: null, trail: [], closing: false },
    { type: 'select', ids: [] },
  );
}

function pointAt(state: Cutting, event: ToolPointerEvent, context: ToolContext, closes: boolean): Cutting {
  const current = clampPoint(event.point, context.extent);
  const closing = closes && state.anchors.length >= 4 && near(firstOf(state.anchors), current, GRAB_DISTANCE, context);
  return { ...state, current, closing };
}

function target({ closing, anchors, current }: Cutting): ImagePoint {
  return closing ? firstOf(anchors) : current;
}

/** Looks for the edge to where the pointer is, unless the last search still runs: then that is done after it. */
function lead(state: Cutting, { modifiers }: Pick<ToolPointerEvent, 'modifiers'>, context: ToolContext): Result {
  if (modifiers.mod) return stay({ ...state, lead: null, trail: [] });
  if (state.lead !== null && state.lead.points === null) return stay(state);
  return ask(state, context);
}

function ask(state: Cutting, context: ToolContext): Result {
  const to = target(state);
  if (state.lead !== null && same(state.lead.question.to, to)) return stay(state);
  if (same(lastOf(state.anchors), to)) return stay({ ...state, lead: null, trail: [] });
  const question = trace(lastOf(state.anchors), to, context);
  return go({ ...state, lead: { question, points: null } }, { type: 'ask', question });
}

/** The leg from the last anchor to a point: the one that was looked for already, or a new search. */
function legTo(
  { anchors, lead: known }: Cutting,
  to: ImagePoint,
  straight: boolean,
  context: ToolContext,
): { readonly leg: Leg; readonly effects: readonly ToolEffect[] } {
  if (!straight && known !== null && same(known.question.to, to)) return { leg: known, effects: [] };
  const question = trace(lastOf(anchors), to, context);
  if (straight) return { leg: { question, points: [] }, effects: [] };
  return { leg: { question, points: null }, effects: [{ type: 'ask', question }] };
}

function click(
  before: Cutting,
  event: ToolPointerEvent,
  context: ToolContext,
  closes: boolean,
  finish: (state: Cutting, context: ToolContext) => Result,
): Result {
  const state = pointAt(before, event, context, closes);
  if (state.closing) return finish(state, context);
  const { current, anchors, legs } = state;
  // The second press of a double click falls on the anchor that the first one made.
  if (event.clicks >= 2) return finish(state, context);
  if (near(lastOf(anchors), current, 1, context)) return stay(state);
  const { leg, effects } = legTo(state, current, event.modifiers.mod, context);
  const next = [...anchors, current.x, current.y];
  return go({ ...state, anchors: next, legs: [...legs, leg], lead: null, trail: [] }, ...effects);
}

function heard(
  state: Exclude<ScissorsState, { name: 'idle' }>,
  answer: PixelAnswer,
  context: ToolContext,
  settle: (state: ScissorsState, context: ToolContext) => Result,
): Result {
  if (answer.kind !== 'trace') return stay(state);
  const { question, points } = answer;
  const legs = state.legs.map((leg) => answered(leg, question, points));
  if (state.name === 'waiting') return settle({ ...state, legs }, context);
  if (state.lead?.question !== question) return stay({ ...state, legs });
  return ask({ ...state, legs, lead: { question, points }, trail: points }, context);
}

/** The last anchor with the edge that led to it; of an outline that waits, only its end. */
function takeBack(state: Exclude<ScissorsState, { name: 'idle' }>, closes: boolean, context: ToolContext): Result {
  if (state.name === 'waiting') {
    const legs = closes ? state.legs.slice(0, -1) : state.legs;
    const current = lastOf(state.anchors);
    return stay({ name: 'drawing', anchors: state.anchors, legs, current, lead: null, trail: [], closing: false });
  }
  const anchors = state.anchors.slice(0, -2);
  if (anchors.length === 0) return stay(idle);
  return ask({ ...state, anchors, legs: state.legs.slice(0, -1), lead: null, trail: [], closing: false }, context);
}

function trace(from: ImagePoint, to: ImagePoint, { pixel }: ToolContext): TraceQuestion {
  return { kind: 'trace', from, to, pixel };
}

function same(one: ImagePoint, other: ImagePoint): boolean {
  return one.x === other.x && one.y === other.y;
}

function near(one: ImagePoint, other: ImagePoint, distance: number, { pixel }: ToolContext): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) <= distance * pixel;
}
