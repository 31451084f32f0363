import type { TFunction } from 'i18next';
import { liveState } from '../../bridge/live-state';
import type { Command } from '../../commands/command';
import { addFiles, addFolder } from './add-images';
import { backUp } from './back-up';
import { openDialog } from './open-dialog';

/** What can be done on every screen while a project is open. */
export function projectCommands(t: TFunction): readonly Command[] {
  return [
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
    { id: 'images.assign', label: 'commands.images.assign', section: 'images', run: () => openDialog('assign') },
    {
      id: 'images.gold',
      label: 'gold.command',
      section: 'images',
      enabled: () => (liveState.getState().project?.member.role ?? 'annotator') !== 'annotator',
      run: () => openDialog('gold'),
    },
    { id: 'project.backup', label: 'commands.project.backup', section: 'project', run: () => backUp(t) },
  ];
}
