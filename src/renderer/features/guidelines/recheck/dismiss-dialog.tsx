import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecheckId } from '@shared/model/ids';
import { call } from '../../../bridge/bridge';
import { describeError } from '../../../i18n/describe-error';
import { Dialog } from '../../../ui/dialog';
import { Message } from '../../../ui/message';
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
    <Dialog
      title={t('guidelines.dismiss.title')}
      closeLabel={t('common.close')}
      opened
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={task.busy}>
            {t('guidelines.recheck.dismiss')}
          </Button>
        </>
      }
    >
      <TextInput
        data-autofocus
        label={t('guidelines.dismiss.note')}
        description={t('guidelines.dismiss.hint')}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
    </Dialog>
  );
}
