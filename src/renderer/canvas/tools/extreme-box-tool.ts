import { assertNever } from '@shared/lib/assert';
import { boxFromBounds } from '@shared/geometry/box/box-kernel';
import type { Bounds, ImagePoint } from '@shared/geometry/coordinate';
import { clampPoint } from '@shared/geometry/extent';
import { ringBounds } from '@shared/geometry/polygon/ring';
import { commitDrawing } from './draw';
import { go, isForOthers, stay } from './step';
import { nothingShown, type Step, type Tool, type ToolContext, type ToolPointerEvent } from './tool';

export type ExtremeBoxState =
  | { readonly name: 'idle' }
  | {
      readonly name: 'drawing';
      /** The extremes that were clicked, one to three, as `[x0, y0, ...]`. */
      readonly points: readonly number[];
      readonly current: ImagePoint;
    };

const idle: ExtremeBoxState = { name: 'idle' };

/** Numbers of four points. */
const ALL = 8;

/**
 * Draws a box by clicks on the topmost, leftmost, bottommost and rightmost point of an object, in any order: points on
 * the object are hit faster and more exactly than the corners of a box, which lie off it (Papadopoulos et al., Extreme
 * clicking for efficient object annotation, 2017).
 */
export const extremeBoxTool: Tool<ExtremeBoxState> = {
  idle,
  step(state, event, context) {
    if (isForOthers(event)) return stay(state);
    switch (event.type) {
      case 'pointer-down':
        return click(state, event, context);
      case 'pointer-move':
        if (state.name === 'idle') return stay(state);
        return stay({ ...state, current: clampPoint(event.point, context.extent) });
      case 'complete':
        // Fewer will do where one point is extreme in two directions.
        return state.name === 'idle' || state.points.length < 4 ? stay(state) : finish(state.points, context);
      case 'back': {
        if (state.name === 'idle') return stay(state);
        const points = state.points.slice(0, -2);
        return points.length === 0 ? stay(idle) : stay({ ...state, points });
      }
      case 'cancel':
      case 'interrupt':
        return stay(idle);
      case 'pointer-up':
        return stay(state);
      default:
        return assertNever(event);
    }
  },
  preview(state) {
    if (state.name === 'idle') return nothingShown;
    return { ...nothingShown, draft: boxFromBounds(boundsOfDrawing(state)), marks: state.points };
  },
};

function click(state: ExtremeBoxState, event: ToolPointerEvent, context: ToolContext): Step<ExtremeBoxState> {
  const current = clampPoint(event.point, context.extent);
  const points = [...(state.name === 'idle' ? [] : state.points), current.x, current.y];
  if (points.length === ALL) return finish(points, context);
  const drawing = { name: 'drawing', points, current } as const;
  return state.name === 'idle' ? go(drawing, { type: 'select', ids: [] }) : stay(drawing);
}

function finish(points: readonly number[], context: ToolContext): Step<ExtremeBoxState> {
  return go(idle, ...commitDrawing(boxFromBounds(ringBounds(points)), context));
}

function boundsOfDrawing({ points, current }: Extract<ExtremeBoxState, { name: 'drawing' }>): Bounds {
  return ringBounds([...points, current.x, current.y]);
}
