import type { Session } from './session';
import { warnBeforeClosing } from './warn-before-closing';

/**
 * The window stays until the edits on their way are saved, and closes by itself then; what cannot be saved is not lost
 * without a word. The result ends the hold.
 */
export function holdWindow(session: Session | null): () => void {
  function onBeforeUnload(event: BeforeUnloadEvent): void {
    if (session === null) return;
    const { waiting, failure } = session.store.getState();
    if (waiting > 0) {
      event.preventDefault();
      void session.settle().then((saved) => saved && window.close());
    } else if (failure !== null) warnBeforeClosing(event, failure.tasks.length, failure.error);
  }
  window.addEventListener('beforeunload', onBeforeUnload);
  return () => window.removeEventListener('beforeunload', onBeforeUnload);
}
