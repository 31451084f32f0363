import type { ScreenPoint } from '../editor/screen-point';
import { go, stay } from './step';
import { nothingShown, type Tool } from './tool';

export type PanState = { readonly name: 'idle' } | { readonly name: 'panning'; readonly last: ScreenPoint };

const idle: PanState = { name: 'idle' };

/** Moves the view with the pointer. */
export const panTool: Tool<PanState> = {
  idle,
  step(state, event) {
    if (event.type === 'pointer-down') return stay({ name: 'panning', last: event.screen });
    if (state.name === 'idle' || event.type === 'nudge' || event.type === 'delete' || event.type === 'back') {
      return stay(state);
    }
    if (event.type !== 'pointer-move') return stay(idle);
    const { last } = state;
    return go(
      { name: 'panning', last: event.screen },
      { type: 'pan', dx: event.screen.x - last.x, dy: event.screen.y - last.y },
    );
  },
  preview: () => nothingShown,
};
