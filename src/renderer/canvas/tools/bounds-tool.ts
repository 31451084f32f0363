import { assertNever } from '@shared/lib/assert';
import { boxFromBounds } from '@shared/geometry/box/box-kernel';
import type { Bounds, ImagePoint } from '@shared/geometry/coordinate';
import { ellipseFromBounds } from '@shared/geometry/ellipse/ellipse-kernel';
import { boundsBetween } from '@shared/geometry/extent';
import type { Geometry } from '@shared/geometry/geometry';
import { commitDrawing } from './draw';
import { reach, type Reaching, type ReachState } from './reach';
import { go, isForOthers, stay } from './step';
import { nothingShown, type Step, type Tool, type ToolContext } from './tool';

export type BoundsState = ReachState;

const idle: BoundsState = { name: 'idle' };

/** Draws a box between two corners. */
export const boxTool = boundsTool(boxFromBounds);

/** Draws an ellipse that fills the bounds between two corners; it is turned afterwards. */
export const ellipseTool = boundsTool(ellipseFromBounds);

/** Draws by a drag, or by a click on each of two corners; Shift makes both sides alike. */
function boundsTool(shape: (bounds: Bounds) => Geometry): Tool<BoundsState> {
  const finish = (state: Reaching, context: ToolContext): Step<BoundsState> =>
    go(idle, ...commitDrawing(shape(boundsOfDrawing(state)), context));
  return {
    idle,
    step(state, event, context) {
      if (isForOthers(event)) return stay(state);
      switch (event.type) {
        case 'pointer-down':
        case 'pointer-move':
        case 'pointer-up':
          return reach(state, event, context, { straighten: square, finish });
        case 'complete':
          return state.name === 'drawing' ? finish(state, context) : stay(idle);
        case 'cancel':
        case 'interrupt':
        case 'back':
          return stay(idle);
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

function boundsOfDrawing({ origin, current }: Reaching): Bounds {
  return boundsBetween(origin, current);
}

/** Both sides as long as the longer one, as far as there is room. */
function square({ origin, current }: Reaching, { extent }: ToolContext): ImagePoint {
  const right = current.x >= origin.x;
  const down = current.y >= origin.y;
  const room = Math.min(
    right ? extent.maxX - origin.x : origin.x - extent.minX,
    down ? extent.maxY - origin.y : origin.y - extent.minY,
  );
  const side = Math.min(room, Math.max(Math.abs(current.x - origin.x), Math.abs(current.y - origin.y)));
  return { x: origin.x + (right ? side : -side), y: origin.y + (down ? side : -side) };
}
