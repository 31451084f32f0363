import { useStore } from 'zustand';
import type { Session, SessionState } from './session';

/** A part of a session's state, for components. */
export function useSessionState<Part>(session: Session, select: (state: SessionState) => Part): Part {
  return useStore(session.store, select);
}
