import { useEffect, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ProjectInfo } from '@shared/contract/projects';
import { registerCommands } from '../../commands/registry';
import { AssignDialog } from './assign-dialog';
import { ExportDialog } from './export-dialog';
import { ImportDialog } from './import-dialog';
import { GoldDialog } from './gold/gold-dialog';
import { followListing } from './listing';
import { openDialog, openedDialog } from './open-dialog';
import { PrelabelDialog } from './prelabel-dialog';
import { projectCommands } from './project-commands';

/** What belongs to the open project on every screen: its listing, its commands and its dialogs. Give it the project's path as its key. */
export function ProjectTools({ project }: { readonly project: ProjectInfo }) {
  const { t } = useTranslation();
  const dialog = useStore(openedDialog, (state) => state.dialog);
  useEffect(() => followListing(), []);
  useEffect(() => () => openDialog(null), []);
  useLayoutEffect(() => registerCommands(projectCommands(t)), [t]);
  const close = () => openDialog(null);
  return (
    <>
      {dialog === 'assign' && <AssignDialog onClose={close} />}
      {dialog === 'gold' && <GoldDialog onClose={close} />}
      <PrelabelDialog opened={dialog === 'prelabel'} onClose={close} />
      <ImportDialog opened={dialog === 'import'} onClose={close} />
      <ExportDialog opened={dialog === 'export'} project={project} onClose={close} />
    </>
  );
}
