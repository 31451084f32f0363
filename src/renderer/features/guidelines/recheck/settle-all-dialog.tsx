import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecheckId } from '@shared/model/ids';
import { call } from '../../../bridge/bridge';
import { describeError } from '../../../i18n/describe-error';
import { Dialog } from '../../../ui/dialog';
import { Message } from '../../../ui/message';
import { useTask } from '../../../ui/use-task';
import { useReturnFocus } from '../parts/use-return-focus';

interface Props {
  readonly rechecks: readonly RecheckId[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Marks everything that is listed as looked at, once somebody says that it was. */
export function SettleAllDialog({ rechecks, onDone, onClose }: Props) {
  const { t } = useTranslation();
  useReturnFocus();
  const task = useTask();
  const settle = () =>
    task.start(async () => {
      await call('guidelines.settleRechecks', { rechecks: [...rechecks] });
      onDone();
      onClose();
    });
  return (
    <Dialog
      title={t('cases.settleAll.title')}
      closeLabel={t('common.close')}
      opened
      onClose={onClose}
      onSubmit={settle}
      footer={
        <>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={task.busy}>
            {t('cases.settleAll.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('cases.settleAll.text', { count: rechecks.length })}</p>
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
    </Dialog>
  );
}
