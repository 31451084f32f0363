import { assertNever } from '@shared/lib/assert';
import type { ScreenPoint } from '../editor/screen-point';
import { go, isForOthers, stay } from './step';
import { nothingShown, type Tool } from './tool';

export type PanState = { readonly name: 'idle' } | { readonly name: 'panning'; readonly last: ScreenPoint };

const idle: PanState = { name: 'idle' };

/** Moves the view with the pointer. */
export const panTool: Tool<PanState> = {
  idle,
  step(state, event) {
    if (isForOthers(event)) return stay(state);
    switch (event.type) {
      case 'pointer-down':
        return stay({ name: 'panning', last: event.screen });
      case 'pointer-move': {
        if (state.name === 'idle') return stay(state);
        const [dx, dy] = [event.screen.x - state.last.x, event.screen.y - state.last.y];
        return go({ name: 'panning', last: event.screen }, { type: 'pan', dx, dy });
      }
      case 'pointer-up':
      case 'cancel':
      case 'complete':
      case 'interrupt':
        return stay(idle);
      case 'back':
        return stay(state);
      default:
        return assertNever(event);
    }
  },
  preview: () => nothingShown,
};
