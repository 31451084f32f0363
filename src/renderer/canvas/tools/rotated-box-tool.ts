import { assertNever } from '@shared/lib/assert';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { clampPoint } from '@shared/geometry/extent';
import { snapLine } from '@shared/geometry/frame/frame-handles';
import { MIN_SIZE } from '@shared/geometry/kernel';
import type { RotatedBox } from '@shared/geometry/rotated-box/rotated-box';
import { rotatedBoxOfBaseline, rotatedBoxOnBaseline } from '@shared/geometry/rotated-box/rotated-box-kernel';
import { commitDrawing } from './draw';
import { reach, type Reaching, type ReachState } from './reach';
import { go, isForOthers, stay } from './step';
import { nothingShown, type Step, type Tool, type ToolContext, type ToolPointerEvent } from './tool';

/** What is drawn first is the baseline: one side of the box. */
export type RotatedBoxState =
  | ReachState
  | {
      /** The baseline stands, and the box on it grows. */
      readonly name: 'widening';
      readonly origin: ImagePoint;
      readonly end: ImagePoint;
      readonly box: RotatedBox;
    };

const idle: RotatedBoxState = { name: 'idle' };

/** Draws a turned box: its first side by a drag or two clicks, then its width by a click. Shift snaps the side. */
export const rotatedBoxTool: Tool<RotatedBoxState> = {
  idle,
  step(state, event, context) {
    if (isForOthers(event)) return stay(state);
    switch (event.type) {
      case 'pointer-down':
      case 'pointer-move':
      case 'pointer-up':
        return pointed(state, event, context);
      case 'complete':
        if (state.name === 'drawing') return widen(state);
        return state.name === 'widening' ? go(idle, ...commitDrawing(state.box, context)) : stay(idle);
      case 'back':
        if (state.name !== 'widening') return stay(idle);
        return stay({ name: 'drawing', origin: state.origin, current: state.end, by: 'clicks' });
      case 'cancel':
      case 'interrupt':
        return stay(idle);
      default:
        return assertNever(event);
    }
  },
  preview(state) {
    if (state.name === 'drawing') return { ...nothingShown, draft: rotatedBoxOfBaseline(state.origin, state.current) };
    return state.name === 'widening' ? { ...nothingShown, draft: state.box } : nothingShown;
  },
};

function pointed(state: RotatedBoxState, event: ToolPointerEvent, context: ToolContext): Step<RotatedBoxState> {
  if (state.name !== 'widening') return reach(state, event, context, { straighten, finish: widen });
  const point = clampPoint(event.point, context.extent);
  const box = rotatedBoxOnBaseline(state.origin, state.end, point, context.extent);
  if (event.type === 'pointer-down') return go(idle, ...commitDrawing(box, context));
  return stay({ ...state, box });
}

function straighten({ origin, current }: Reaching, { extent }: ToolContext): ImagePoint {
  return snapLine(origin, current, extent);
}

function widen({ origin, current: end }: Reaching): Step<RotatedBoxState> {
  const box = rotatedBoxOfBaseline(origin, end);
  // A baseline without a length has no direction: wait for its other end.
  return box.width < MIN_SIZE
    ? stay({ name: 'drawing', origin, current: end, by: 'clicks' })
    : stay({ name: 'widening', origin, end, box });
}
