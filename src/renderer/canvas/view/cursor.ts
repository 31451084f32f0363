import type { ResizeHandle } from '@shared/geometry/resize';
import type { ActiveTool } from '../tools/active-tool';

const resizeCursors: Readonly<Record<ResizeHandle, string>> = {
  nw: 'nwse-resize',
  se: 'nwse-resize',
  ne: 'nesw-resize',
  sw: 'nesw-resize',
  n: 'ns-resize',
  s: 'ns-resize',
  e: 'ew-resize',
  w: 'ew-resize',
};

/** The CSS cursor that tells what a press would do. */
export function cursorOf(active: ActiveTool): string {
  if (active.name === 'pan') return active.state.name === 'panning' ? 'grabbing' : 'grab';
  if (active.name !== 'select') return 'crosshair';
  const { state } = active;
  if (state.name === 'resizing') return resizeCursors[state.handle];
  if (state.name === 'translating' || state.name === 'nudging') return 'move';
  if (state.name === 'editing') return 'crosshair';
  if (state.name === 'brushing') return 'default';
  const target = state.name === 'idle' ? state.over : state.target;
  if (target.type === 'handle') return resizeCursors[target.handle];
  if (target.type === 'nothing') return 'default';
  return target.type === 'shape' ? 'move' : 'pointer';
}
