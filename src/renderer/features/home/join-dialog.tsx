import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/bridge';
import { whenDone } from '../../bridge/jobs';
import { useAnswer } from '../../bridge/use-answer';
import { reportFailure } from '../../i18n/show-error';
import { CopyKey } from '../../ui/copy-key';
import { FormDialog } from '../../ui/form-dialog';
import { PathField } from '../../ui/path-field';
import { useTask } from '../../ui/use-task';
import classes from './join-dialog.module.css';

interface Props {
  readonly onClose: () => void;
  /** Opens the project file that was made. */
  readonly onJoined: (path: string) => Promise<void>;
}

/** The way into a project of a team: the key goes to a lead, the invitation comes back, the project is made of what the folder or the hub holds. */
export function JoinDialog({ onClose, onJoined }: Props) {
  const { t } = useTranslation();
  const { value: identity } = useAnswer('team.key', {});
  const [invitation, setInvitation] = useState('');
  const [place, setPlace] = useState('');
  const [path, setPath] = useState('');
  const [tried, setTried] = useState(false);
  const task = useTask();
  const isMissing = (value: string) => tried && value.trim() === '';
  const choosePack = async () => {
    const [pack] = await call('dialogs.chooseFiles', { title: t('pack.join'), kind: 'pack' });
    if (pack !== undefined) setPlace(pack);
  };
  const submit = () => {
    setTried(true);
    if ([invitation, place, path].some((value) => value.trim() === '')) return;
    task.start(async () => {
      const { job } = await call('team.join', {
        path: path.trim(),
        invitation: invitation.trim(),
        place: place.trim(),
      });
      const made = await whenDone(job);
      if (typeof made === 'string') await onJoined(made);
    });
  };
  return (
    <FormDialog
      title={t('team.join.title')}
      action={t('team.join.start')}
      onClose={onClose}
      onSubmit={submit}
      width={560}
      busy={task.busy}
      failure={task.failure}
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
        label={t('team.join.place')}
        hint={t('team.join.place.hint')}
        value={place}
        error={isMissing(place) ? t('team.join.place.missing') : null}
        choose={() => call('dialogs.chooseFolder', { title: t('team.folder.choose') })}
        onChange={setPlace}
      />
      <Button
        variant="subtle"
        size="compact-xs"
        className={classes['pack']}
        onClick={() => reportFailure(choosePack())}
      >
        {t('pack.join')}
      </Button>
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
    </FormDialog>
  );
}
