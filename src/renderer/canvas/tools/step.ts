import type { ScreenPoint } from '../editor/screen-point';
import { screenDistance } from '../editor/screen-point';
import type { Step, ToolEffect, ToolEvent } from './tool';

/** Below this many CSS pixels a press that moves is still a click. */
const DRAG_DISTANCE = 3;

/** How near to a handle or vertex counts as on it, in CSS pixels. */
export const GRAB_DISTANCE = 8;

export function stay<State>(state: State): Step<State> {
  return { state, effects: [] };
}

export function go<State>(state: State, ...effects: ToolEffect[]): Step<State> {
  return { state, effects };
}

export function isDrag(from: ScreenPoint, to: ScreenPoint): boolean {
  return screenDistance(from, to) >= DRAG_DISTANCE;
}

const forOthers = ['delete', 'nudge', 'turn', 'grow', 'vertex', 'resume', 'flip', 'answer', 'prompted'] as const;

/** Events for what is selected, or for tools that resume, flip or ask: one that only draws leaves them alone. */
export function isForOthers(event: ToolEvent): event is Extract<ToolEvent, { type: (typeof forOthers)[number] }> {
  return (forOthers as readonly string[]).includes(event.type);
}
