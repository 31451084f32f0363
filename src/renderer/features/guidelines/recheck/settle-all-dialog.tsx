import { useTranslation } from 'react-i18next';
import type { RecheckId } from '@shared/model/ids';
import { call } from '../../../bridge/bridge';
import { FormDialog } from '../../../ui/form-dialog';
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
    <FormDialog
      title={t('cases.settleAll.title')}
      action={t('cases.settleAll.confirm')}
      onClose={onClose}
      onSubmit={settle}
      busy={task.busy}
      failure={task.failure}
      first="cancel"
    >
      <p>{t('cases.settleAll.text', { count: rechecks.length })}</p>
    </FormDialog>
  );
}
