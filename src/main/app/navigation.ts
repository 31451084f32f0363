import type { App, WebContents } from 'electron';

/**
 * Keeps every page where it is: no leaving it, no redirect, no frame led elsewhere, no second window, no webview. The
 * page may only load itself again. Downloads are refused too; files are written by the main process.
 */
export function denyNavigation(app: App, isOwnPage: (url: string) => boolean): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, isOwnPage));
}

function guard(contents: WebContents, isOwnPage: (url: string) => boolean): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
  });
  contents.session.on('will-download', refuseDownload);
}

function refuseDownload(event: { preventDefault(): void }): void {
  event.preventDefault();
}
