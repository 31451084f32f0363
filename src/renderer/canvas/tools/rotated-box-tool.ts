import { assertNever } from '@shared/lib/assert';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { clampPoint } from '@shared/geometry/extent';
import { snapLine } from '@shared/geometry/frame/frame-handles';
import { MIN_SIZE } from '@shared/geometry/kernel';
import type { RotatedBox } from '@shared/geometry/rotated-box/rotated-box';
import { rotatedBoxOfBaseline, rotatedBoxOnBaseline } from '@shared/geometry/rotated-box/rotated-box-kernel';
import type { ScreenPoint } from '../editor/screen-point';
import { commitDrawing } from './draw';
import { go, isDrag, stay } from './step';
import { nothingShown, type Step, type Tool, type ToolContext, type ToolPointerEvent } from './tool';

export type RotatedBoxState =
  | { readonly name: 'idle' }
  | { readonly name: 'pointing'; readonly origin: ImagePoint; readonly screen: ScreenPoint }
  | {
      /** The baseline: the first side of the box. */
      readonly name: 'drawing';
      readonly origin: ImagePoint;
      readonly current: ImagePoint;
      /** A drag ends with the button, two clicks end with the second. */
      readonly by: 'drag' | 'clicks';
    }
  | {
      /** The baseline stands, and the box on it grows. */
      readonly name: 'widening';
      readonly origin: ImagePoint;
      readonly end: ImagePoint;
      readonly box: RotatedBox;
    };

type Drawing = Extract<RotatedBoxState, { name: 'drawing' }>;

const idle: RotatedBoxState = { name: 'idle' };

/** Draws a turned box: its first side by a drag or two clicks, then its width by a click. Shift snaps the side. */
export const rotatedBoxTool: Tool<RotatedBoxState> = {
  idle,
  step(state, event, context) {
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
    if (state.name === 'drawing') return { ...nothingShown, draft: rotatedBoxOfBaseline(state.origin, state.current) };
    return state.name === 'widening' ? { ...nothingShown, draft: state.box } : nothingShown;
  },
};

function pointed(state: RotatedBoxState, event: ToolPointerEvent, context: ToolContext): Step<RotatedBoxState> {
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
      return event.type === last ? widen(reached) : stay(reached);
    }
    case 'widening': {
      const box = rotatedBoxOnBaseline(state.origin, state.end, point, context.extent);
      if (event.type === 'pointer-down') return go(idle, ...commitDrawing(box, context));
      return stay({ ...state, box });
    }
    default:
      return assertNever(state);
  }
}

function reaching(state: Drawing, event: ToolPointerEvent, context: ToolContext): Drawing {
  if (!event.modifiers.shift) return state;
  return { ...state, current: snapLine(state.origin, state.current, context.extent) };
}

function widen({ origin, current: end }: Drawing): Step<RotatedBoxState> {
  const box = rotatedBoxOfBaseline(origin, end);
  // A baseline without a length has no direction: wait for its other end.
  return box.width < MIN_SIZE
    ? stay({ name: 'drawing', origin, current: end, by: 'clicks' })
    : stay({ name: 'widening', origin, end, box });
}
