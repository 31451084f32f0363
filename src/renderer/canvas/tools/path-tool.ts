import { assertNever } from '@shared/lib/assert';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { clampPoint } from '@shared/geometry/extent';
import type { Geometry } from '@shared/geometry/geometry';
import { polygonFromRing } from '@shared/geometry/polygon/polygon-kernel';
import { polylineFromPoints } from '@shared/geometry/polyline/polyline-kernel';
import { commitDrawing } from './draw';
import { go, GRAB_DISTANCE, stay } from './step';
import { nothingShown, type Step, type Tool, type ToolContext, type ToolPointerEvent } from './tool';

export type PathState =
  | { readonly name: 'idle' }
  | {
      readonly name: 'drawing';
      /** The vertices so far, as `[x0, y0, ...]`. */
      readonly points: readonly number[];
      /** Where the next one would be. */
      readonly current: ImagePoint;
      /** The next click would close the outline. */
      readonly closing: boolean;
    };

type Drawing = Extract<PathState, { name: 'drawing' }>;

const idle: PathState = { name: 'idle' };

/** What the vertices become, and the fewest numbers that make one. */
interface PathKind {
  readonly closes: boolean;
  readonly least: number;
  shape(points: readonly number[]): Geometry;
}

/** Ends on its first vertex, by a double click, or by `complete`. */
export const polygonTool = pathTool({ closes: true, least: 6, shape: polygonFromRing });

/** Ends by a double click or by `complete`; it leads from the first vertex to the last. */
export const polylineTool = pathTool({ closes: false, least: 4, shape: polylineFromPoints });

/**
 * Draws vertex by vertex, with clicks. What is interrupted is finished as well when it can be, because its vertices are
 * work.
 */
function pathTool(kind: PathKind): Tool<PathState> {
  return {
    idle,
    step(state, event, context) {
      switch (event.type) {
        case 'pointer-down':
          return state.name === 'idle' ? begin(event, context) : click(state, event, context, kind);
        case 'pointer-move':
          return state.name === 'idle' ? stay(state) : stay(pointAt(state, event, context, kind));
        case 'back':
          return state.name === 'idle' ? stay(state) : takeBack(state);
        case 'complete':
        case 'interrupt':
          return state.name === 'idle' ? stay(state) : finish(state, event.type, context, kind);
        case 'cancel':
          return stay(idle);
        case 'pointer-up':
        case 'delete':
        case 'nudge':
        case 'turn':
        case 'grow':
        case 'vertex':
          return stay(state);
        default:
          return assertNever(event);
      }
    },
    preview(state) {
      if (state.name === 'idle') return nothingShown;
      const next = state.closing ? state.points.slice(0, 2) : [state.current.x, state.current.y];
      return { ...nothingShown, path: [...state.points, ...next] };
    },
  };
}

function begin(event: ToolPointerEvent, context: ToolContext): Step<PathState> {
  const point = clampPoint(event.point, context.extent);
  return go(
    { name: 'drawing', points: [point.x, point.y], current: point, closing: false },
    { type: 'select', ids: [] },
  );
}

function pointAt(state: Drawing, event: ToolPointerEvent, context: ToolContext, kind: PathKind): Drawing {
  const current = clampPoint(event.point, context.extent);
  return {
    ...state,
    current,
    closing: kind.closes && state.points.length >= kind.least && near(state, current, 0, context),
  };
}

function click(state: Drawing, event: ToolPointerEvent, context: ToolContext, kind: PathKind): Step<PathState> {
  const pointing = pointAt(state, event, context, kind);
  if (pointing.closing) return finish(state, 'complete', context, kind);
  if (event.clicks >= 2 || near(state, pointing.current, state.points.length - 2, context)) {
    // The second press of a double click falls on the vertex that the first one made.
    return event.clicks >= 2 && state.points.length >= kind.least
      ? finish(state, 'complete', context, kind)
      : stay(pointing);
  }
  return stay({ ...pointing, points: [...state.points, pointing.current.x, pointing.current.y] });
}

function near(state: Drawing, point: ImagePoint, at: number, context: ToolContext): boolean {
  const distance = Math.hypot(point.x - state.points[at]!, point.y - state.points[at + 1]!);
  return distance <= (at === 0 ? GRAB_DISTANCE : 1) * context.pixel;
}

function takeBack(state: Drawing): Step<PathState> {
  const points = state.points.slice(0, -2);
  return points.length === 0 ? stay(idle) : stay({ ...state, points, closing: false });
}

function finish(state: Drawing, how: 'complete' | 'interrupt', context: ToolContext, kind: PathKind): Step<PathState> {
  if (state.points.length >= kind.least) return go(idle, ...commitDrawing(kind.shape(state.points), context));
  return how === 'complete' ? stay(state) : stay(idle);
}
