import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecheckId } from '@shared/model/ids';
import { call } from '../../../bridge/bridge';
import { FormDialog } from '../../../ui/form-dialog';
import { useTask } from '../../../ui/use-task';
import { useReturnFocus } from '../parts/use-return-focus';

interface Props {
  readonly recheck: RecheckId;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Why the changed rule is not about this label. */
export function DismissDialog({ recheck, onDone, onClose }: Props) {
  const { t } = useTranslation();
  useReturnFocus();
  const [note, setNote] = useState('');
  const task = useTask();
  const submit = () =>
    task.start(async () => {
      await call('guidelines.dismissRechecks', { rechecks: [recheck], note });
      onDone();
      onClose();
    });
  return (
    <FormDialog
      title={t('guidelines.dismiss.title')}
      action={t('guidelines.recheck.dismiss')}
      onClose={onClose}
      onSubmit={submit}
      busy={task.busy}
      failure={task.failure}
    >
      <TextInput
        data-autofocus
        label={t('guidelines.dismiss.note')}
        description={t('guidelines.dismiss.hint')}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
