import { assertNever } from '@shared/lib/assert';
import { boxFromBounds } from '@shared/geometry/box/box-kernel';
import type { Bounds, ImagePoint } from '@shared/geometry/coordinate';
import { ellipseFromBounds } from '@shared/geometry/ellipse/ellipse-kernel';
import { boundsBetween, clampPoint } from '@shared/geometry/extent';
import type { Geometry } from '@shared/geometry/geometry';
import type { ScreenPoint } from '../editor/screen-point';
import { commitDrawing } from './draw';
import { go, isDrag, stay } from './step';
import { nothingShown, type Step, type Tool, type ToolContext, type ToolEvent, type ToolPointerEvent } from './tool';

export type BoundsState =
  | { readonly name: 'idle' }
  | { readonly name: 'pointing'; readonly origin: ImagePoint; readonly screen: ScreenPoint }
  | {
      readonly name: 'drawing';
      readonly origin: ImagePoint;
      readonly current: ImagePoint;
      /** A drag ends with the button, two clicks end with the second. */
      readonly by: 'drag' | 'clicks';
    };

const idle: BoundsState = { name: 'idle' };

/** Draws a box between two corners. */
export const boxTool = boundsTool(boxFromBounds);

/** Draws an ellipse that fills the bounds between two corners; it is turned afterwards. */
export const ellipseTool = boundsTool(ellipseFromBounds);

/** Draws by a drag, or by a click on each of two corners; Shift makes both sides alike. */
function boundsTool(shape: (bounds: Bounds) => Geometry): Tool<BoundsState> {
  const finish: Finish = (state, context) => go(idle, ...commitDrawing(shape(boundsOfDrawing(state)), context));
  return {
    idle,
    step(state, event, context) {
      switch (event.type) {
        case 'pointer-down':
        case 'pointer-move':
        case 'pointer-up':
          return pointed(state, event, context, finish);
        case 'complete':
          return state.name === 'drawing' ? finish(state, context) : stay(idle);
        case 'cancel':
        case 'interrupt':
        case 'back':
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
      if (state.name !== 'drawing') return nothingShown;
      return { ...nothingShown, draft: shape(boundsOfDrawing(state)) };
    },
  };
}

type Finish = (state: Drawing, context: ToolContext) => Step<BoundsState>;

function boundsOfDrawing({ origin, current }: Drawing): Bounds {
  return boundsBetween(origin, current);
}

function pointed(state: BoundsState, event: ToolPointerEvent, context: ToolContext, finish: Finish): Step<BoundsState> {
  const point = clampPoint(event.point, context.extent);
  switch (state.name) {
    case 'idle':
      if (event.type !== 'pointer-down') return stay(state);
      return go({ name: 'pointing', origin: point, screen: event.screen }, { type: 'select', ids: [] });
    case 'pointing':
      if (event.type === 'pointer-up') {
        return stay({ name: 'drawing', origin: state.origin, current: state.origin, by: 'clicks' });
      }
      if (!isDrag(state.screen, event.screen)) return stay(state);
      return stay(reaching({ name: 'drawing', origin: state.origin, current: point, by: 'drag' }, event, context));
    case 'drawing': {
      const reached = reaching({ ...state, current: point }, event, context);
      const last = state.by === 'drag' ? 'pointer-up' : 'pointer-down';
      return event.type === last ? finish(reached, context) : stay(reached);
    }
    default:
      return assertNever(state);
  }
}

type Drawing = Extract<BoundsState, { name: 'drawing' }>;

function reaching(state: Drawing, event: ToolEvent & ToolPointerEvent, context: ToolContext): Drawing {
  if (!event.modifiers.shift) return state;
  const { origin, current } = state;
  const { extent } = context;
  const right = current.x >= origin.x;
  const down = current.y >= origin.y;
  const room = Math.min(
    right ? extent.maxX - origin.x : origin.x - extent.minX,
    down ? extent.maxY - origin.y : origin.y - extent.minY,
  );
  const side = Math.min(room, Math.max(Math.abs(current.x - origin.x), Math.abs(current.y - origin.y)));
  return { ...state, current: { x: origin.x + (right ? side : -side), y: origin.y + (down ? side : -side) } };
}
