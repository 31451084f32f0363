import { Button, Progress } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/bridge';
import { showError } from '../../i18n/show-error';
import { EmptyState } from '../../ui/empty-state';
import { refreshQueue } from './review-actions';
import classes from './review.module.css';

interface Props {
  /** Images. */
  readonly done: number;
  /** Null until it is known. */
  readonly total: number | null;
}

/** All labels are being compared; that can be stopped. */
export function Reading({ done, total }: Props) {
  const { t } = useTranslation();
  const share = total === null || total === 0 ? 0 : (100 * done) / total;
  return (
    <div className={classes['reading-all']} role="status">
      <span className="figures">{t('review.reading', { done, total: total ?? 0 })}</span>
      <Progress className={classes['progress'] ?? ''} value={share} aria-label={t('review.reading.label')} />
      <Button size="compact-sm" variant="default" onClick={() => void call('review.cancel', {}).catch(showError)}>
        {t('common.cancel')}
      </Button>
    </div>
  );
}

/** The comparison was stopped before there was anything to show. */
export function Stopped() {
  const { t } = useTranslation();
  return (
    <EmptyState icon={IconScale} title={t('review.stopped')} hint={t('review.stopped.hint')}>
      <Button onClick={() => void refreshQueue().catch(showError)}>{t('review.stopped.again')}</Button>
    </EmptyState>
  );
}
