import { assertNever } from '@shared/lib/assert';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { clampPoint } from '@shared/geometry/extent';
import { commitDrawing } from './draw';
import { go, isForOthers, stay } from './step';
import { nothingShown, type Tool } from './tool';

export type PointState = { readonly name: 'idle' } | { readonly name: 'drawing'; readonly current: ImagePoint };

const idle: PointState = { name: 'idle' };

/** Puts a point where the button goes up, so that it can still be brought to its place. */
export const pointTool: Tool<PointState> = {
  idle,
  step(state, event, context) {
    if (isForOthers(event)) return stay(state);
    switch (event.type) {
      case 'pointer-down':
        return go({ name: 'drawing', current: clampPoint(event.point, context.extent) }, { type: 'select', ids: [] });
      case 'pointer-move':
        return state.name === 'idle'
          ? stay(state)
          : stay({ name: 'drawing', current: clampPoint(event.point, context.extent) });
      case 'pointer-up':
      case 'complete': {
        if (state.name === 'idle') return stay(state);
        const { x, y } = event.type === 'complete' ? state.current : clampPoint(event.point, context.extent);
        return go(idle, ...commitDrawing({ type: 'point', x, y }, context));
      }
      case 'cancel':
      case 'interrupt':
      case 'back':
        return stay(idle);
      default:
        return assertNever(event);
    }
  },
  preview(state) {
    if (state.name === 'idle') return nothingShown;
    return { ...nothingShown, draft: { type: 'point', x: state.current.x, y: state.current.y } };
  },
};
