import { assertNever } from '@shared/lib/assert';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { clampPoint } from '@shared/geometry/extent';
import type { ScreenPoint } from '../editor/screen-point';
import { go, isDrag, stay } from './step';
import type { Step, ToolContext, ToolPointerEvent } from './tool';

/** A line from one point to another that is still being drawn. */
export interface Reaching {
  readonly name: 'drawing';
  readonly origin: ImagePoint;
  readonly current: ImagePoint;
  /** A drag ends with the button, two clicks end with the second. */
  readonly by: 'drag' | 'clicks';
}

/** The gesture that all shapes between two points begin with: a drag, or a click on each of the two. */
export type ReachState =
  | { readonly name: 'idle' }
  | { readonly name: 'pointing'; readonly origin: ImagePoint; readonly screen: ScreenPoint }
  | Reaching;

/** What a tool makes of the gesture. */
export interface Reach<State> {
  /** Where the second point is taken while Shift is held. */
  readonly straighten: (state: Reaching, context: ToolContext) => ImagePoint;
  readonly finish: (state: Reaching, context: ToolContext) => Step<State>;
}

/** One step of the gesture by the pointer. */
export function reach<State>(
  state: ReachState,
  event: ToolPointerEvent,
  context: ToolContext,
  { straighten, finish }: Reach<State>,
): Step<State | ReachState> {
  const point = clampPoint(event.point, context.extent);
  const to = (drawing: Reaching): Reaching =>
    event.modifiers.shift ? { ...drawing, current: straighten(drawing, context) } : drawing;
  switch (state.name) {
    case 'idle':
      if (event.type !== 'pointer-down') return stay(state);
      return go({ name: 'pointing', origin: point, screen: event.screen }, { type: 'select', ids: [] });
    case 'pointing': {
      const { origin } = state;
      if (event.type === 'pointer-up') return stay({ name: 'drawing', origin, current: origin, by: 'clicks' });
      if (!isDrag(state.screen, event.screen)) return stay(state);
      return stay(to({ name: 'drawing', origin, current: point, by: 'drag' }));
    }
    case 'drawing': {
      const reached = to({ ...state, current: point });
      const last = state.by === 'drag' ? 'pointer-up' : 'pointer-down';
      return event.type === last ? finish(reached, context) : stay(reached);
    }
    default:
      return assertNever(state);
  }
}
