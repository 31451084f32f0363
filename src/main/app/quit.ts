import type { App } from 'electron';

/** Holds the end of the process back until `close` is through, once; a failing `close` is reported and does not hold it. */
export function closeBeforeQuit(app: App, close: () => Promise<void>, onError: (error: unknown) => void): void {
  let closing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    void close()
      .catch(onError)
      .finally(() => app.exit(0));
  });
}
