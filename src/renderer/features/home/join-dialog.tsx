import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/bridge';
import { whenDone } from '../../bridge/jobs';
import { useAnswer } from '../../bridge/use-answer';
import { describeError } from '../../i18n/describe-error';
import { CopyKey } from '../../ui/copy-key';
import { Dialog } from '../../ui/dialog';
import { Message } from '../../ui/message';
import { PathField } from '../../ui/path-field';
import { useTask } from '../../ui/use-task';
import classes from './join-dialog.module.css';

interface Props {
  readonly onClose: () => void;
  /** Opens the project file that was made. */
  readonly onJoined: (path: string) => Promise<void>;
}

/** The way into a project of a team: the key goes to a lead, the invitation comes back, the project is made of what the folder holds. */
export function JoinDialog({ onClose, onJoined }: Props) {
  const { t } = useTranslation();
  const { value: identity } = useAnswer('team.key', {});
  const [invitation, setInvitation] = useState('');
  const [folder, setFolder] = useState('');
  const [path, setPath] = useState('');
  const [tried, setTried] = useState(false);
  const task = useTask();
  const isMissing = (value: string) => tried && value.trim() === '';
  const submit = () => {
    setTried(true);
    if ([invitation, folder, path].some((value) => value.trim() === '')) return;
    task.start(async () => {
      const { job } = await call('team.join', {
        path: path.trim(),
        invitation: invitation.trim(),
        folder: folder.trim(),
      });
      const made = await whenDone(job);
      if (typeof made === 'string') await onJoined(made);
    });
  };
  return (
    <Dialog
      title={t('team.join.title')}
      closeLabel={t('common.close')}
      opened
      onClose={onClose}
      onSubmit={submit}
      width={560}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={task.busy}>
            {t('team.join.start')}
          </Button>
        </>
      }
    >
      <section className={classes['key']} aria-labelledby="join-key">
        <h3 id="join-key" className={classes['heading']}>
          {t('team.join.step.key')}
        </h3>
        {identity && <CopyKey value={identity.key} />}
        <p className={classes['hint']}>{t('team.join.step.key.hint')}</p>
      </section>
      <Textarea
        data-autofocus
        label={t('team.join.invitation')}
        classNames={{ input: classes['code'] ?? '' }}
        size="xs"
        rows={3}
        spellCheck={false}
        value={invitation}
        error={isMissing(invitation) && t('team.join.invitation.missing')}
        onChange={(event) => setInvitation(event.currentTarget.value)}
      />
      <PathField
        label={t('team.join.folder')}
        value={folder}
        error={isMissing(folder) ? t('team.join.folder.missing') : null}
        choose={() => call('dialogs.chooseFolder', { title: t('team.join.folder') })}
        onChange={setFolder}
      />
      <PathField
        label={t('team.join.path')}
        hint={t('team.join.path.hint')}
        value={path}
        error={isMissing(path) ? t('team.join.path.missing') : null}
        choose={() =>
          call('dialogs.chooseSaveFile', {
            title: t('team.join.path'),
            kind: 'project',
            suggestedName: `${t('home.new.unnamed')}.plumb`,
          })
        }
        onChange={setPath}
      />
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
    </Dialog>
  );
}
