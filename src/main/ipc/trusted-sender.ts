import type { IpcMainInvokeEvent, WebContents } from 'electron';

/**
 * A sender is trusted when it is the main frame of a window that we made and shows our own page: not a frame inside
 * it, not a page that a window was led away to, not a `webContents` that something else made.
 */
export function createSenderCheck(
  ownContents: () => readonly WebContents[],
  isOwnPage: (url: string) => boolean,
): (event: IpcMainInvokeEvent) => boolean {
  return ({ sender, senderFrame }) =>
    // The frame is null when it went away between asking and being heard.
    senderFrame !== null &&
    ownContents().includes(sender) &&
    senderFrame === sender.mainFrame &&
    isOwnPage(senderFrame.url);
}
