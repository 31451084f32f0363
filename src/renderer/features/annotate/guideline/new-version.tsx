import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VersionView } from '@shared/contract/guideline-views';
import { acknowledgeVersion } from '../../../calibration/calibration';
import { showError } from '../../../i18n/show-error';
import { useTask } from '../../../ui/use-task';
import classes from './guideline-tab.module.css';

/** A version was published since this member last said that he has read one. */
export function NewVersion({ version }: { readonly version: VersionView }) {
  const { t } = useTranslation();
  const { start, busy } = useTask();
  const acknowledge = () => start(() => acknowledgeVersion(version.id).catch(showError));
  return (
    <div className={classes['news']}>
      <p>
        {t('annotate.guideline.newVersion', { number: version.number })}
        <span className={classes['reason']}>{version.reason}</span>
      </p>
      <Button size="compact-xs" variant="default" loading={busy} onClick={acknowledge}>
        {t('annotate.guideline.acknowledge')}
      </Button>
    </div>
  );
}
