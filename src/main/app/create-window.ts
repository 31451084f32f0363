import { BrowserWindow, screen, type Rectangle } from 'electron';
import type { JsonFile } from './json-file';
import { placeWindow, smallestWindow, type WindowState } from './window-state';

export interface WindowOptions {
  readonly pageUrl: string;
  readonly preload: string;
  readonly state: JsonFile<WindowState>;
  /** Shown until the page has painted, so that a dark window does not flash white. */
  readonly backgroundColor: string;
  readonly developing: boolean;
}

/** Opens the one window, where it was left, and shows it once there is something to see. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const { bounds, maximised } = options.state.read();
  const window = new BrowserWindow({
    ...placeWindow(bounds, workAreas()),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    backgroundColor: options.backgroundColor,
    title: 'Plumbline',
    show: false,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // It would fetch dictionaries from the network.
      spellcheck: false,
      devTools: options.developing,
    },
  });
  // Its accelerators go on working; a bar that Alt brings up would get in the way of drawing with Alt held.
  if (process.platform !== 'darwin') window.setMenuBarVisibility(false);
  if (maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    options.state.write({ bounds: window.getNormalBounds(), maximised: window.isMaximized() });
  });
  void window.loadURL(options.pageUrl);
  return window;
}

function workAreas(): [Rectangle, ...Rectangle[]] {
  return [screen.getPrimaryDisplay().workArea, ...screen.getAllDisplays().map((display) => display.workArea)];
}
