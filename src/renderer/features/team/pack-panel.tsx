import { Button, Checkbox } from '@mantine/core';
import { IconFileExport, IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/bridge';
import { whenDone } from '../../bridge/jobs';
import { useLive } from '../../bridge/use-live';
import { describeError } from '../../i18n/describe-error';
import { formatBytes } from '../../ui/format-bytes';
import { Message } from '../../ui/message';
import { safeFileName } from '../../ui/paths';
import { useTask } from '../../ui/use-task';
import classes from './sync-panel.module.css';

interface Props {
  readonly pictureBytes: number;
  readonly again: () => void;
}

/** Sync in one file, for people who share neither a folder nor a hub. */
export function PackPanel({ pictureBytes, again }: Props) {
  const { t } = useTranslation();
  const name = useLive((state) => state.project?.name ?? '');
  const [pictures, setPictures] = useState(true);
  const task = useTask();
  const save = async () => {
    const suggestedName = `${safeFileName(name)}.plpack`;
    const path = await call('dialogs.chooseSaveFile', { title: t('pack.save'), kind: 'pack', suggestedName });
    if (path === null) return;
    const { job } = await call('team.savePack', { path, pictures });
    await whenDone(job).finally(again);
  };
  const take = async (dryRun: boolean) => {
    const [place] = await call('dialogs.chooseFiles', { title: t('pack.take'), kind: 'pack' });
    if (place === undefined) return;
    const options = { dryRun, thorough: false, acceptFolder: false, sendPictures: false, snapshot: false };
    const { job } = await call('team.sync', { place, ...options });
    await whenDone(job).finally(again);
  };
  return (
    <section className={classes['key']} aria-labelledby="team-pack">
      <h3 id="team-pack" className={classes['heading']}>
        {t('pack.title')}
      </h3>
      <p className={classes['dim']}>{t('pack.words')}</p>
      <Button
        variant="default"
        disabled={task.busy}
        leftSection={<IconFileExport size={15} stroke={1.7} />}
        onClick={() => task.start(save)}
      >
        {t('pack.save')}
      </Button>
      <Checkbox
        label={t('pack.pictures', { size: formatBytes(pictureBytes) })}
        checked={pictures}
        onChange={(event) => setPictures(event.currentTarget.checked)}
      />
      <Button
        variant="default"
        disabled={task.busy}
        leftSection={<IconFileImport size={15} stroke={1.7} />}
        onClick={() => task.start(() => take(false))}
      >
        {t('pack.take')}
      </Button>
      <Button variant="subtle" size="compact-xs" disabled={task.busy} onClick={() => task.start(() => take(true))}>
        {t('pack.look')}
      </Button>
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
    </section>
  );
}
