import { resizeHandles, type ResizeHandle } from '@shared/geometry/resize';
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

/** Handles follow each other clockwise, an eighth of a turn apart. */
function turnedCursor(handle: ResizeHandle, angle: number): string {
  const place = resizeHandles.indexOf(handle) + Math.round(angle / 45);
  return resizeCursors[resizeHandles[place % resizeHandles.length]!];
}

/** The CSS cursor that tells what a press would do. */
export function cursorOf(active: ActiveTool): string {
  if (active.name === 'pan') return active.state.name === 'panning' ? 'grabbing' : 'grab';
  if (active.name !== 'select') return 'crosshair';
  const { state } = active;
  if (state.name === 'resizing') return resizeCursors[state.handle];
  if (state.name === 'reshaping') return turnedCursor(state.handle, state.snapshot.geometry.angle);
  if (state.name === 'turning') return 'grabbing';
  if (state.name === 'translating' || state.name === 'nudging') return 'move';
  if (state.name === 'editing') return 'crosshair';
  if (state.name === 'brushing') return 'default';
  const target = state.name === 'idle' ? state.over : state.target;
  if (target.type === 'handle') return resizeCursors[target.handle];
  if (target.type === 'frame') return turnedCursor(target.handle, target.shape.geometry.angle);
  if (target.type === 'turn') return 'grab';
  if (target.type === 'nothing') return 'default';
  return target.type === 'shape' ? 'move' : 'pointer';
}
