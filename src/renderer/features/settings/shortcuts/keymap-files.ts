import type { TFunction } from 'i18next';
import { call } from '../../../bridge/bridge';
import { liveState } from '../../../bridge/live-state';

/** Writes the keymap as a file that another machine can take. */
export async function exportKeymap(t: TFunction): Promise<void> {
  const title = t('shortcuts.export');
  const path = await call('dialogs.chooseSaveFile', { title, kind: 'keymap', suggestedName: 'plumbline-keys.json' });
  if (path !== null) await call('keymap.export', { path });
}

export async function importKeymap(t: TFunction): Promise<void> {
  const [path] = await call('dialogs.chooseFiles', { title: t('shortcuts.import'), kind: 'keymap' });
  if (path !== undefined) liveState.setState({ keymap: await call('keymap.import', { path }) });
}
