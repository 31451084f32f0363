import { app, Menu, nativeTheme, type BrowserWindow, type WebContents } from 'electron';
import { watchWindow } from './crash';
import { createWindow } from './create-window';
import type { Logger } from './logger';
import { menuTemplate } from './menu';
import { nativeMessages, type NativeMessages } from './native-messages';
import type { AppPaths } from './paths';
import { reportBrokenSettings, type Settings } from './settings';
import { applyTheme, groundColor } from './theme';

export interface FrameOptions {
  readonly pageUrl: string;
  readonly paths: AppPaths;
  readonly settings: Settings;
  readonly logger: Logger;
  readonly developing: boolean;
}

/** The one window with its menu and theme, in the language and look that were set. */
export interface Frame {
  /** Null before it is opened and after it was closed. */
  readonly window: () => BrowserWindow | null;
  /** The page of the window, if there is one: whom to speak to and whom to trust. */
  readonly contents: () => readonly WebContents[];
  readonly messages: () => NativeMessages;
  readonly open: () => BrowserWindow;
  /** Brings the window to the front. */
  readonly focus: () => void;
  /** Takes over preferences that changed. */
  readonly refresh: () => void;
}

export function createFrame({ pageUrl, paths, settings, logger, developing }: FrameOptions): Frame {
  let window: BrowserWindow | null = null;

  function messages(): NativeMessages {
    return nativeMessages(settings.preferences.read().language, app.getLocale());
  }

  function refresh(): void {
    applyTheme(nativeTheme, settings.preferences.read().theme);
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(messages(), process.platform, developing)));
  }

  function open(): BrowserWindow {
    refresh();
    const backgroundColor = groundColor(nativeTheme.shouldUseDarkColors);
    const opened = createWindow({
      pageUrl,
      preload: paths.preload,
      state: settings.windowState,
      backgroundColor,
      developing,
    });
    opened.on('closed', () => (window = null));
    watchWindow(opened, logger, messages);
    opened.once('show', () => void reportBrokenSettings(opened, settings.broken, messages()));
    window = opened;
    return opened;
  }

  return {
    window: () => window,
    contents: () => (window === null ? [] : [window.webContents]),
    messages,
    open,
    focus() {
      if (window?.isMinimized() === true) window.restore();
      window?.focus();
    },
    refresh,
  };
}
