import { PasswordInput, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StorageView } from '@shared/contract/team';
import { call } from '../../bridge/bridge';
import { useAnswer } from '../../bridge/use-answer';
import { FormDialog } from '../../ui/form-dialog';
import { useTask } from '../../ui/use-task';
import classes from './dialogs.module.css';

interface Props {
  /** The address of the hub. */
  readonly place: string;
  /** Called once the storage accepted the keys. */
  readonly onKept: () => void;
  readonly onClose: () => void;
}

const onlyWhenAsked = () => false;

/** One's own keys for the storage beside a hub. What was entered is never shown again. */
export function StorageKeysDialog({ place, onKept, onClose }: Props) {
  const { t } = useTranslation();
  const { value } = useAnswer('team.storage', { place }, onlyWhenAsked);
  const [accessKeyId, setId] = useState('');
  const [secretAccessKey, setSecret] = useState('');
  const [tried, setTried] = useState(false);
  const task = useTask();
  const submit = () => {
    setTried(true);
    const keys = { accessKeyId: accessKeyId.trim(), secretAccessKey: secretAccessKey.trim() };
    if (keys.accessKeyId === '' || keys.secretAccessKey === '') return;
    task.start(async () => {
      await call('team.keepStorageKeys', { place, ...keys });
      onKept();
      onClose();
    });
  };
  const missing = (text: string) => tried && text.trim() === '' && t('team.storage.missing');
  return (
    <FormDialog
      title={t('team.storage.title')}
      action={t('team.storage.keep')}
      onSubmit={submit}
      onClose={onClose}
      busy={task.busy}
      disabled={value === null || value.storage === null}
      failure={task.failure}
    >
      <p className={classes['hint']}>{t('team.storage.hint')}</p>
      {value && <p className={classes['words']}>{describe(t, value.storage)}</p>}
      <TextInput
        data-autofocus
        label={t('team.storage.id')}
        classNames={{ input: classes['code'] ?? '' }}
        spellCheck={false}
        value={accessKeyId}
        error={missing(accessKeyId)}
        onChange={(event) => setId(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('team.storage.secret')}
        classNames={{ innerInput: classes['code'] ?? '' }}
        spellCheck={false}
        value={secretAccessKey}
        error={missing(secretAccessKey)}
        visibilityToggleButtonProps={{ 'aria-label': t('team.storage.show') }}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function describe(t: TFunction, storage: StorageView | null): string {
  if (storage === null) return t('team.storage.none');
  return t(storage.hasKeys ? 'team.storage.whereKept' : 'team.storage.where', { ...storage });
}
