import { dialog, type BrowserWindow, type FileFilter, type OpenDialogOptions } from 'electron';
import type { dialogsContract } from '@shared/contract/dialogs';
import type { Handlers } from '@shared/contract/define';
import type { NativeMessages } from './native-messages';

type FileKind = 'images' | 'labels' | 'project' | 'backup' | 'keymap' | 'pdf' | 'model' | 'letters' | 'pack';

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
  const filters: Record<FileKind, FileFilter> = {
    images: { name: messages.images, extensions: ['jpg', 'jpeg', 'png', 'webp', 'avif', 'gif', 'bmp', 'tif', 'tiff'] },
    labels: { name: messages.labels, extensions: ['json'] },
    project: { name: messages.project, extensions: ['plumb'] },
    backup: { name: messages.project, extensions: ['plumb'] },
    pdf: { name: 'PDF', extensions: ['pdf'] },
    keymap: { name: messages.keymap, extensions: ['json'] },
    model: { name: messages.model, extensions: ['onnx'] },
    pack: { name: messages.pack, extensions: ['plpack'] },
    letters: { name: messages.letters, extensions: ['txt'] },
  };
  return [filters[kind]];
}
