import { dialog, type BrowserWindow, type FileFilter, type OpenDialogOptions } from 'electron';
import { dialogsContract } from '@shared/contract/dialogs';
import type { Handlers } from '@shared/contract/define';
import type { NativeMessages } from './native-messages';

type FileKind = 'images' | 'labels' | 'project' | 'backup';

/** The system's file dialogs, over the window. */
export function dialogHandlers(
  window: () => BrowserWindow | null,
  messages: () => NativeMessages,
): Handlers<typeof dialogsContract> {
  async function open(options: OpenDialogOptions): Promise<string[]> {
    const parent = window();
    const chosen = await (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options));
    return chosen.canceled ? [] : chosen.filePaths;
  }

  return {
    'dialogs.chooseFolder': async ({ title }) =>
      (await open({ title, properties: ['openDirectory', 'createDirectory'] }))[0] ?? null,
    'dialogs.chooseFiles': ({ title, kind }) =>
      open({
        title,
        filters: filtersFor(kind, messages()),
        properties: kind === 'images' ? ['openFile', 'multiSelections'] : ['openFile'],
      }),
    'dialogs.chooseSaveFile': async ({ title, kind, suggestedName }) => {
      const options = { title, defaultPath: suggestedName, filters: filtersFor(kind, messages()) };
      const parent = window();
      const chosen = await (parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options));
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
    },
  };
}

function filtersFor(kind: FileKind, messages: NativeMessages): FileFilter[] {
  switch (kind) {
    case 'images':
      return [
        {
          name: messages.images,
          extensions: ['jpg', 'jpeg', 'png', 'webp', 'avif', 'gif', 'bmp', 'tif', 'tiff'],
        },
      ];
    case 'labels':
      return [{ name: messages.labels, extensions: ['json'] }];
    case 'project':
    case 'backup':
      return [{ name: messages.project, extensions: ['plumb'] }];
  }
}
