import { useStore } from 'zustand';
import { liveState, type LiveState } from './live-state';

/** A part of the live state, for components; renders again when that part changes. */
export function useLive<Part>(select: (state: LiveState) => Part): Part {
  return useStore(liveState, select);
}
