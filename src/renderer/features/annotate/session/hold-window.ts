import type { Session } from './session';

/** The window stays until the edits on their way are saved, and closes by itself then; the result ends the hold. */
export function holdWindow(session: Session | null): () => void {
  function onBeforeUnload(event: BeforeUnloadEvent): void {
    if (session === null || session.store.getState().waiting === 0) return;
    event.preventDefault();
    void session.settle().then((saved) => saved && window.close());
  }
  window.addEventListener('beforeunload', onBeforeUnload);
  return () => window.removeEventListener('beforeunload', onBeforeUnload);
}
