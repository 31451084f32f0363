import { clampPoint } from '@shared/geometry/extent';
import { simplifyLine } from '@shared/geometry/polygon/simplify';
import type { ToolContext, ToolPointerEvent } from '../tool';
import type { Drawing, Sketching } from './path-state';

/** A press that moves farther than this many CSS pixels draws a line; below, the hand only shook. */
export const SKETCH_DISTANCE = 10;

/** What a freehand line may lie off the hand's, and how far apart its points are taken, in CSS pixels. */
const TOLERANCE = 1.25;
const STEP = 2;

/** The press put a vertex already: the stroke goes on from there, and is taken back as one step. */
export function beginStroke({ points, steps, current, resumed, firstOn }: Drawing): Sketching {
  const stroke = points.slice(-2);
  return { name: 'sketching', points, steps: [...steps, points.length], current, resumed, stroke, firstOn };
}

export function sketched(state: Sketching, event: ToolPointerEvent, context: ToolContext): Sketching {
  const current = clampPoint(event.point, context.extent);
  const [x, y] = [state.stroke.at(-2)!, state.stroke.at(-1)!];
  if (Math.hypot(current.x - x, current.y - y) < STEP * context.pixel) return { ...state, current };
  const stroke = [...state.stroke, current.x, current.y];
  const before = state.points.slice(0, state.steps.at(-1));
  const line = simplifyLine(stroke, TOLERANCE * context.pixel).slice(2);
  return { ...state, current, stroke, points: [...before, ...line] };
}

export function drawingOf({ points, steps, current, resumed, firstOn }: Sketching): Drawing {
  return {
    name: 'drawing',
    points,
    steps,
    current,
    resumed,
    pressed: null,
    closing: false,
    firstOn,
    lastOn: null,
    currentOn: null,
    way: 'short',
    trail: [],
  };
}
