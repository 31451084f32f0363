import type { TFunction } from 'i18next';
import { call } from '../../bridge/bridge';
import { liveState } from '../../bridge/live-state';
import { formatBytes } from '../../ui/format-bytes';
import { baseName, safeFileName } from '../../ui/paths';
import { showMessage } from '../../ui/show-message';

/** Asks for a place and writes a copy of the project file there while work goes on. */
export async function backUp(t: TFunction): Promise<void> {
  const { project } = liveState.getState();
  if (!project) return;
  const day = new Date().toISOString().slice(0, 10);
  const suggestedName = `${safeFileName(project.name)} ${day}.plumb`;
  const path = await call('dialogs.chooseSaveFile', { title: t('images.backup'), kind: 'backup', suggestedName });
  if (!path) return;
  const { bytes } = await call('projects.backup', { path });
  showMessage({
    title: t('images.backup.done'),
    message: t('images.backup.written', { name: baseName(path), size: formatBytes(bytes) }),
    withBorder: true,
    role: 'status',
    closeButtonProps: { 'aria-label': t('common.close') },
  });
}
