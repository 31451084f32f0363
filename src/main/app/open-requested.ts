import { dialog, type BrowserWindow } from 'electron';
import type { Logger } from './logger';

/**
 * Opens what the command line or a second launch asked for. Nobody in the page asked, so a refusal is said by the
 * system, over the window.
 */
export async function openRequested(
  window: BrowserWindow,
  open: () => Promise<unknown>,
  logger: Logger,
): Promise<void> {
  try {
    await open();
  } catch (error) {
    logger.warn('What was asked for at the start could not be opened', error);
    const message = error instanceof Error ? error.message : String(error);
    if (!window.isDestroyed()) await dialog.showMessageBox(window, { type: 'error', message });
  }
}
