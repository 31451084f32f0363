import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ProjectInfo } from '@shared/contract/projects';
import { registerCommands } from '../../commands/registry';
import { addFiles, addFolder } from './add-images';
import { backUp } from './back-up';
import { ExportDialog } from './export-dialog';
import { ImportDialog } from './import-dialog';
import { followListing } from './listing';
import { openDialog, openedDialog } from './open-dialog';
import { PrelabelDialog } from './prelabel-dialog';

/** What belongs to the open project on every screen: its listing, its commands and its dialogs. Give it the project's path as its key. */
export function ProjectTools({ project }: { readonly project: ProjectInfo }) {
  const { t } = useTranslation();
  const dialog = useStore(openedDialog, (state) => state.dialog);
  useEffect(() => followListing(), []);
  useEffect(() => () => openDialog(null), []);
  useEffect(
    () =>
      registerCommands([
        { id: 'images.add-folder', label: 'commands.images.addFolder', section: 'images', run: () => addFolder(t) },
        { id: 'images.add-files', label: 'commands.images.addFiles', section: 'images', run: () => addFiles(t) },
        {
          id: 'images.prelabel',
          label: 'commands.images.prelabel',
          section: 'images',
          keys: ['Mod+Shift+L'],
          run: () => openDialog('prelabel'),
        },
        {
          id: 'project.import',
          label: 'commands.project.import',
          section: 'project',
          keys: ['Mod+Shift+I'],
          run: () => openDialog('import'),
        },
        {
          id: 'project.export',
          label: 'commands.project.export',
          section: 'project',
          keys: ['Mod+Shift+E'],
          run: () => openDialog('export'),
        },
        { id: 'project.backup', label: 'commands.project.backup', section: 'project', run: () => backUp(t) },
      ]),
    [t],
  );
  const close = () => openDialog(null);
  return (
    <>
      <PrelabelDialog opened={dialog === 'prelabel'} onClose={close} />
      <ImportDialog opened={dialog === 'import'} onClose={close} />
      <ExportDialog opened={dialog === 'export'} project={project} onClose={close} />
    </>
  );
}
