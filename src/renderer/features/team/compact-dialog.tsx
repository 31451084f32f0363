import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/bridge';
import { useLive } from '../../bridge/use-live';
import { FormDialog } from '../../ui/form-dialog';
import { safeFileName } from '../../ui/paths';
import { useTask } from '../../ui/use-task';
import classes from './dialogs.module.css';

/** Says what compacting does, and asks where the history goes. */
export function CompactDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const name = useLive((state) => state.project?.name ?? '');
  const task = useTask();
  const begin = () =>
    task.start(async () => {
      const suggestedName = `${safeFileName(t('compact.name', { name }))}.plpack`;
      const path = await call('dialogs.chooseSaveFile', { title: t('compact.save'), kind: 'pack', suggestedName });
      if (path === null) return;
      await call('team.compact', { path });
      onClose();
    });
  return (
    <FormDialog
      title={t('compact.title')}
      action={t('compact.start')}
      onClose={onClose}
      onSubmit={begin}
      busy={task.busy}
      failure={task.failure}
      first="cancel"
    >
      <p className={classes['words']}>{t('compact.words')}</p>
    </FormDialog>
  );
}
