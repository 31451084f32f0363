import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncFolderView, TeamView } from '@shared/contract/team';
import { call } from '../../bridge/bridge';
import { whenDone } from '../../bridge/jobs';
import { reportFailure } from '../../i18n/show-error';
import { useTask } from '../../ui/use-task';

/** `dry-run` changes nothing; `accept` takes the folder for the right one whatever is there. */
export type SyncMode = 'sync' | 'dry-run' | 'accept';

export interface Sync {
  /** The one that is meant: chosen just now, or the last one; null: there is none yet. */
  readonly folder: string | null;
  /** What is known of it; undefined: it was never synced with. */
  readonly known: SyncFolderView | undefined;
  readonly busy: boolean;
  readonly failure: object | null;
  readonly choose: () => Promise<void>;
  /** Whether the pictures of this machine are put into the folder. */
  readonly sendPictures: boolean;
  readonly setPictures: (on: boolean) => void;
  readonly run: (mode: SyncMode) => void;
  readonly setAutomatic: (on: boolean) => void;
}

/** Which folder the team shares, and the ways to sync with it. */
export function useSync(team: TeamView, again: () => void): Sync {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const [first, setFirst] = useState(true);
  const task = useTask();
  const folder = chosen ?? team.folders[0]?.path ?? null;
  const known = team.folders.find(({ path }) => path === folder);
  const sendPictures = known?.pictures ?? first;
  return {
    folder,
    known,
    sendPictures,
    busy: task.busy,
    failure: task.failure instanceof Object ? task.failure : null,
    async choose() {
      const path = await call('dialogs.chooseFolder', { title: t('team.folder.choose') });
      if (path === null) return;
      setChosen(path);
      task.forget();
    },
    run: (mode) =>
      task.start(async () => {
        if (folder === null) return;
        const options = { dryRun: mode === 'dry-run', acceptFolder: mode === 'accept', thorough: false, sendPictures };
        const { job } = await call('team.sync', { folder, ...options });
        await whenDone(job).finally(again);
      }),
    setPictures(on) {
      if (known && folder !== null) {
        reportFailure(call('team.setPictures', { folder, pictures: on }).then(again));
      } else setFirst(on);
    },
    setAutomatic: (on) => reportFailure(call('team.setAutomatic', { folder: on ? folder : null }).then(again)),
  };
}
