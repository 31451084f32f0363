import { dialog, type App, type BrowserWindow } from 'electron';
import type { Logger } from './logger';
import type { NativeMessages } from './native-messages';

/**
 * A promise that nobody watched is written down; an error that nobody caught leaves an unknown state, so it ends us.
 *
 * @returns what ends the process for an error that leaves nothing to go on with.
 */
export function watchProcess(app: App, logger: Logger, fatalMessage: () => string): (error: unknown) => void {
  function fail(error: unknown): void {
    logger.error('Plumbline cannot go on', error);
    dialog.showErrorBox('Plumbline', fatalMessage());
    app.exit(1);
  }

  process.on('unhandledRejection', (reason) => logger.error('A promise was rejected and nobody watched it', reason));
  process.on('uncaughtException', fail);
  // Whoever read our output may be gone; that is no error of ours.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  app.on('child-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') logger.warn(`The ${details.type} process ended: ${details.reason}`);
  });
  return fail;
}

/** A page that dies is offered again; what it had committed is in the project file. */
export function watchWindow(window: BrowserWindow, logger: Logger, messages: () => NativeMessages): void {
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    logger.error(`The window's process ended: ${details.reason}, exit code ${details.exitCode}`);
    void offerReload(window, messages());
  });
  window.webContents.on('preload-error', (_event, path, error) => logger.error(`${path} failed`, error));
  window.on('unresponsive', () => logger.warn('The window does not respond'));
}

async function offerReload(window: BrowserWindow, messages: NativeMessages): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: messages.windowGone,
    detail: messages.windowGoneDetail,
    buttons: [messages.reload, messages.quit],
    cancelId: 1,
  });
  if (window.isDestroyed()) return;
  if (response === 0) window.webContents.reload();
  else window.close();
}
