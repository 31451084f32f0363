import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncPlaceView, TeamView } from '@shared/contract/team';
import { call } from '../../bridge/bridge';
import { whenDone } from '../../bridge/jobs';
import { reportFailure } from '../../i18n/show-error';
import { useTask } from '../../ui/use-task';

/**
 * `dry-run` changes nothing; `accept` takes the folder for the right one whatever is there; `verify` reads all that lies
 * there again, and puts whole copies beside what is damaged; `snapshot` writes one for whoever joins later.
 */
export type SyncMode = 'sync' | 'dry-run' | 'accept' | 'verify' | 'snapshot';

export interface Sync {
  /** The one that is meant: chosen just now, or the last one; null: there is none yet. */
  readonly place: string | null;
  /** What is known of it; undefined: it was never synced with. */
  readonly known: SyncPlaceView | undefined;
  readonly busy: boolean;
  readonly failure: object | null;
  readonly chooseFolder: () => Promise<void>;
  readonly goTo: (place: string) => void;
  /** Whether the pictures of this machine are put there. */
  readonly sendPictures: boolean;
  readonly setPictures: (on: boolean) => void;
  /** Whether every picture of the project comes to this machine, or those that are needed here. */
  readonly setAllPictures: (on: boolean) => void;
  readonly run: (mode: SyncMode) => void;
  readonly setAutomatic: (on: boolean) => void;
}

/** Which folder the team shares, or which hub, and the ways to sync with it. */
export function useSync(team: TeamView, again: () => void): Sync {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const [first, setFirst] = useState(true);
  const task = useTask();
  const place = chosen ?? team.places[0]?.place ?? null;
  const known = team.places.find((one) => one.place === place);
  const sendPictures = known?.pictures ?? first;
  const goTo = (other: string) => {
    setChosen(other);
    task.forget();
    again();
  };
  return {
    place,
    known,
    sendPictures,
    busy: task.busy,
    failure: task.failure instanceof Object ? task.failure : null,
    goTo,
    async chooseFolder() {
      const path = await call('dialogs.chooseFolder', { title: t('team.folder.choose') });
      if (path !== null) goTo(path);
    },
    run: (mode) =>
      task.start(async () => {
        if (place === null) return;
        const options = {
          dryRun: mode === 'dry-run',
          acceptFolder: mode === 'accept',
          thorough: mode === 'verify',
          sendPictures,
          snapshot: mode === 'snapshot',
        };
        const { job } = await call('team.sync', { place, ...options });
        await whenDone(job).finally(again);
      }),
    setPictures(on) {
      if (known && place !== null) {
        reportFailure(call('team.setPictures', { place, pictures: on }).then(again));
      } else setFirst(on);
    },
    setAllPictures(on) {
      if (place !== null) reportFailure(call('team.setAllPictures', { place, all: on }).then(again));
    },
    setAutomatic: (on) => reportFailure(call('team.setAutomatic', { place: on ? place : null }).then(again)),
  };
}
