import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VersionView } from '@shared/contract/guideline-views';
import { acknowledgeVersion } from '../../calibration/calibration';
import { showError } from '../../i18n/show-error';
import { Message } from '../../ui/message';
import { useTask } from '../../ui/use-task';
import classes from './guidelines-screen.module.css';

/** A version that this person has not read yet. */
export function AcknowledgeBanner({ version, onDone }: { readonly version: VersionView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const task = useTask();
  const acknowledge = () => task.start(() => acknowledgeVersion(version.id).then(onDone, showError));
  return (
    <div className={classes['banner']}>
      <Message
        tone="notice"
        actions={
          <Button size="compact-xs" loading={task.busy} onClick={acknowledge}>
            {t('guidelines.acknowledge')}
          </Button>
        }
      >
        {t('guidelines.toRead', { number: version.number, name: version.author.name, reason: version.reason })}
      </Message>
    </div>
  );
}
