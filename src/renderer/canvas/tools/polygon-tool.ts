import { assertNever } from '@shared/lib/assert';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { clampPoint } from '@shared/geometry/extent';
import { polygonFromRing } from '@shared/geometry/polygon/polygon-kernel';
import { commitDrawing } from './draw';
import { go, GRAB_DISTANCE, stay } from './step';
import { nothingShown, type Step, type Tool, type ToolContext, type ToolPointerEvent } from './tool';

export type PolygonState =
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

type Drawing = Extract<PolygonState, { name: 'drawing' }>;

const idle: PolygonState = { name: 'idle' };

/**
 * Draws a polygon click by click. It is closed on its first vertex, by a double click, or by `complete`. A polygon that
 * is interrupted is closed as well when it can be, because its vertices are work.
 */
export const polygonTool: Tool<PolygonState> = {
  idle,
  step(state, event, context) {
    switch (event.type) {
      case 'pointer-down':
        return state.name === 'idle' ? begin(event, context) : click(state, event, context);
      case 'pointer-move':
        return state.name === 'idle' ? stay(state) : stay(pointAt(state, event, context));
      case 'back':
        return state.name === 'idle' ? stay(state) : takeBack(state);
      case 'complete':
      case 'interrupt':
        return state.name === 'idle' ? stay(state) : close(state, event.type, context);
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

function begin(event: ToolPointerEvent, context: ToolContext): Step<PolygonState> {
  const point = clampPoint(event.point, context.extent);
  return go(
    { name: 'drawing', points: [point.x, point.y], current: point, closing: false },
    { type: 'select', ids: [] },
  );
}

function pointAt(state: Drawing, event: ToolPointerEvent, context: ToolContext): Drawing {
  const current = clampPoint(event.point, context.extent);
  return { ...state, current, closing: state.points.length >= 6 && near(state, current, 0, context) };
}

function click(state: Drawing, event: ToolPointerEvent, context: ToolContext): Step<PolygonState> {
  const pointing = pointAt(state, event, context);
  if (pointing.closing) return close(state, 'complete', context);
  if (event.clicks >= 2 || near(state, pointing.current, state.points.length - 2, context)) {
    // The second press of a double click falls on the vertex that the first one made.
    return event.clicks >= 2 && state.points.length >= 6 ? close(state, 'complete', context) : stay(pointing);
  }
  return stay({ ...pointing, points: [...state.points, pointing.current.x, pointing.current.y] });
}

function near(state: Drawing, point: ImagePoint, at: number, context: ToolContext): boolean {
  const distance = Math.hypot(point.x - state.points[at]!, point.y - state.points[at + 1]!);
  return distance <= (at === 0 ? GRAB_DISTANCE : 1) * context.pixel;
}

function takeBack(state: Drawing): Step<PolygonState> {
  const points = state.points.slice(0, -2);
  return points.length === 0 ? stay(idle) : stay({ ...state, points, closing: false });
}

function close(state: Drawing, how: 'complete' | 'interrupt', context: ToolContext): Step<PolygonState> {
  if (state.points.length >= 6) return go(idle, ...commitDrawing(polygonFromRing(state.points), context));
  return how === 'complete' ? stay(state) : stay(idle);
}
