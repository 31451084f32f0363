import { dialog, type BrowserWindow } from 'electron';
import { defaultKeymap, keymapSchema } from '@shared/contract/keymap';
import { defaultLooks, looksSchema } from '@shared/contract/looks';
import { openJsonFile } from './json-file';
import type { Logger } from './logger';
import type { NativeMessages } from './native-messages';
import type { AppPaths } from './paths';
import { openPreferences } from './preferences';
import { openRecentProjects } from './recent-projects';
import { openWindowState } from './window-state';

/** A settings file that could not be read, and the name it was kept under. */
export interface BrokenFile {
  readonly path: string;
  readonly keptAs: string;
}

export type Settings = ReturnType<typeof openSettings>;

/** Opens everything that is remembered on this machine outside of projects. */
export function openSettings(paths: AppPaths, now: () => Date, logger: Logger) {
  const broken: BrokenFile[] = [];

  function onBroken(path: string, keptAs: string): void {
    broken.push({ path, keptAs });
    logger.warn(`${path} could not be read and was kept as ${keptAs}`);
  }

  return {
    preferences: openPreferences(paths.preferences, onBroken),
    recent: openRecentProjects(paths.recentProjects, now, onBroken),
    windowState: openWindowState(paths.windowState, onBroken),
    looks: openJsonFile({ path: paths.looks, schema: looksSchema, fallback: defaultLooks, onBroken }),
    keymap: openJsonFile({ path: paths.keymap, schema: keymapSchema, fallback: defaultKeymap, onBroken }),
    broken: broken as readonly BrokenFile[],
  };
}

/** Says what was put aside, once the window is there to say it over. */
export async function reportBrokenSettings(
  window: BrowserWindow,
  broken: readonly BrokenFile[],
  messages: NativeMessages,
): Promise<void> {
  if (broken.length === 0) return;
  const message = broken.map((file) => messages.settingsBroken(file.path, file.keptAs)).join('\n');
  await dialog.showMessageBox(window, { type: 'warning', message });
}
