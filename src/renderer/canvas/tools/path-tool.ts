import { assertNever } from '@shared/lib/assert';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { clampPoint } from '@shared/geometry/extent';
import type { Geometry } from '@shared/geometry/geometry';
import { polygonFromRing } from '@shared/geometry/polygon/polygon-kernel';
import { simplifyLine } from '@shared/geometry/polygon/simplify';
import { polylineFromPoints } from '@shared/geometry/polyline/polyline-kernel';
import { screenDistance, type ScreenPoint } from '../editor/screen-point';
import { commitDrawing } from './draw';
import { go, GRAB_DISTANCE, stay } from './step';
import { nothingShown, type Step, type Tool, type ToolContext, type ToolPointerEvent } from './tool';

interface Outline {
  /** The vertices so far, as `[x0, y0, ...]`. */
  readonly points: readonly number[];
  /** How many numbers `points` had before each step that made them longer: what taking back goes back to. */
  readonly steps: readonly number[];
  /** Where the next vertex would be. */
  readonly current: ImagePoint;
}

export type PathState =
  | { readonly name: 'idle' }
  | (Outline & {
      readonly name: 'drawing';
      /** Where the button went down that is still held; null when none is. */
      readonly pressed: ScreenPoint | null;
      /** The next click would close the outline. */
      readonly closing: boolean;
    })
  | (Outline & {
      /** The button is held, and the outline follows the pointer. */
      readonly name: 'sketching';
      /** The stroke as the hand made it, from its first point on; `points` has it simplified. */
      readonly stroke: readonly number[];
    });

type Drawing = Extract<PathState, { name: 'drawing' }>;
type Sketching = Extract<PathState, { name: 'sketching' }>;
type Result = Step<PathState>;

const idle: PathState = { name: 'idle' };

/** A press that moves farther than this many CSS pixels draws a line; below, the hand only shook. */
const SKETCH_DISTANCE = 10;

/** What a freehand line may lie off the hand's, and how far apart its points are taken, in CSS pixels. */
const SKETCH_TOLERANCE = 1.25;
const SKETCH_STEP = 2;

/** What the vertices become, and the fewest numbers that make one. */
interface PathKind {
  readonly closes: boolean;
  readonly least: number;
  /** Letting go of a freehand line ends the outline. */
  readonly endsWithStroke: boolean;
  shape(points: readonly number[]): Geometry;
}

/** Ends on its first vertex, by a double click, or by `complete`. */
export const polygonTool = pathTool({ closes: true, least: 6, endsWithStroke: false, shape: polygonFromRing });

/** The same in one stroke: hold the button and go round. Clicks put single vertices here too. */
export const freehandTool = pathTool({ closes: true, least: 6, endsWithStroke: true, shape: polygonFromRing });

/** Ends by a double click or by `complete`; it leads from the first vertex to the last. */
export const polylineTool = pathTool({ closes: false, least: 4, endsWithStroke: false, shape: polylineFromPoints });

/**
 * Draws vertex by vertex with clicks, and freehand while the button is held; both can follow each other. What is
 * interrupted is finished as well when it can be, because its vertices are work.
 */
function pathTool(kind: PathKind): Tool<PathState> {
  return {
    idle,
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
          return stay(idle);
        case 'delete':
        case 'nudge':
        case 'turn':
        case 'grow':
        case 'vertex':
        case 'resume':
        case 'flip':
          return stay(state);
        default:
          return assertNever(event);
      }
    },
    preview(state) {
      if (state.name === 'idle') return nothingShown;
      const closing = state.name === 'drawing' && state.closing;
      const next = closing ? state.points.slice(0, 2) : [state.current.x, state.current.y];
      const pathEnd = closing ? 'closing' : kind.closes ? 'closes' : 'open';
      return { ...nothingShown, path: [...state.points, ...next], pathEnd };
    },
  };
}

function pressed(state: PathState, event: ToolPointerEvent, context: ToolContext, kind: PathKind): Result {
  switch (state.name) {
    case 'idle':
      return begin(event, context);
    case 'drawing':
      return click(state, event, context, kind);
    case 'sketching':
      return stay(state);
    default:
      return assertNever(state);
  }
}

function moved(state: PathState, event: ToolPointerEvent, context: ToolContext, kind: PathKind): Result {
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

function released(state: PathState, context: ToolContext, kind: PathKind): Result {
  if (state.name === 'idle') return stay(state);
  if (state.name === 'drawing') return stay(state.pressed === null ? state : { ...state, pressed: null });
  const ends = kind.endsWithStroke || (kind.closes && near(state, state.current, 0, context));
  if (ends && state.points.length >= kind.least) return finish(state, 'complete', context, kind);
  return stay(drawingOf(state));
}

function begin(event: ToolPointerEvent, context: ToolContext): Result {
  const current = clampPoint(event.point, context.extent);
  const outline = { points: [current.x, current.y], steps: [0], current };
  return go({ name: 'drawing', ...outline, pressed: event.screen, closing: false }, { type: 'select', ids: [] });
}

function pointAt(state: Drawing, event: ToolPointerEvent, context: ToolContext, kind: PathKind): Drawing {
  const current = clampPoint(event.point, context.extent);
  return {
    ...state,
    current,
    closing: kind.closes && state.points.length >= kind.least && near(state, current, 0, context),
  };
}

function click(state: Drawing, event: ToolPointerEvent, context: ToolContext, kind: PathKind): Result {
  const pointing = pointAt(state, event, context, kind);
  if (pointing.closing) return finish(state, 'complete', context, kind);
  if (event.clicks >= 2 || near(state, pointing.current, state.points.length - 2, context)) {
    // The second press of a double click falls on the vertex that the first one made.
    return event.clicks >= 2 && state.points.length >= kind.least
      ? finish(state, 'complete', context, kind)
      : stay({ ...pointing, pressed: event.screen });
  }
  const { points, steps, current } = pointing;
  return stay({
    ...pointing,
    points: [...points, current.x, current.y],
    steps: [...steps, points.length],
    pressed: event.screen,
  });
}

/** The press put a vertex already: the stroke goes on from there, and is taken back as one step. */
function beginStroke({ points, steps, current }: Drawing): Sketching {
  return { name: 'sketching', points, steps: [...steps, points.length], current, stroke: points.slice(-2) };
}

function sketched(state: Sketching, event: ToolPointerEvent, context: ToolContext): Sketching {
  const current = clampPoint(event.point, context.extent);
  const [x, y] = [state.stroke.at(-2)!, state.stroke.at(-1)!];
  if (Math.hypot(current.x - x, current.y - y) < SKETCH_STEP * context.pixel) return { ...state, current };
  const stroke = [...state.stroke, current.x, current.y];
  const before = state.points.slice(0, state.steps.at(-1));
  const line = simplifyLine(stroke, SKETCH_TOLERANCE * context.pixel).slice(2);
  return { ...state, current, stroke, points: [...before, ...line] };
}

function drawingOf({ points, steps, current }: Sketching): Drawing {
  return { name: 'drawing', points, steps, current, pressed: null, closing: false };
}

function near({ points }: Outline, point: ImagePoint, at: number, context: ToolContext): boolean {
  const distance = Math.hypot(point.x - points[at]!, point.y - points[at + 1]!);
  return distance <= (at === 0 ? GRAB_DISTANCE : 1) * context.pixel;
}

/** The last vertex, or the last stroke. */
function takeBack({ points, steps, current }: Drawing | Sketching): Result {
  const left = points.slice(0, steps.at(-1));
  if (left.length === 0) return stay(idle);
  const outline = { points: left, steps: steps.slice(0, -1), current };
  return stay({ name: 'drawing', ...outline, pressed: null, closing: false });
}

function finish(
  state: Drawing | Sketching,
  how: 'complete' | 'interrupt',
  context: ToolContext,
  kind: PathKind,
): Result {
  if (state.points.length >= kind.least) return go(idle, ...commitDrawing(kind.shape(state.points), context));
  return how === 'complete' ? stay(state) : stay(idle);
}
