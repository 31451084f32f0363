import i18next from 'i18next';
import { showError } from '../../../i18n/show-error';

let warned = 0;

/**
 * Holds the window once when edits that could not be saved would be lost with it, and says so. Closing it again loses
 * them: a disk that stays full must not keep anybody in the window.
 */
export function warnBeforeClosing(event: BeforeUnloadEvent, unsaved: number, error: unknown): void {
  if (unsaved <= warned) return;
  warned = unsaved;
  event.preventDefault();
  showError(error, i18next.t('editing.closing', { count: unsaved }));
}
