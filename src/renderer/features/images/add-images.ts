import type { TFunction } from 'i18next';
import { call, pathForFile } from '../../bridge/bridge';
import type { DroppedItem } from '../../ui/use-window-drop';

/** Asks for files and begins to add them. */
export async function addFiles(t: TFunction): Promise<void> {
  await addPaths(await call('dialogs.chooseFiles', { title: t('images.add.files'), kind: 'images' }));
}

/** Asks for a folder and begins to add what is in it. */
export async function addFolder(t: TFunction): Promise<void> {
  const folder = await call('dialogs.chooseFolder', { title: t('images.add.folder') });
  if (folder) await addPaths([folder]);
}

/** Adds what was dropped; a picture that was dragged out of another program has no place on the disk and is left out. */
export async function addDropped(items: readonly DroppedItem[]): Promise<void> {
  await addPaths(items.map(({ file }) => pathForFile(file)).filter((path) => path !== ''));
}

async function addPaths(paths: readonly string[]): Promise<void> {
  if (paths.length > 0) await call('images.add', { paths: [...paths] });
}
