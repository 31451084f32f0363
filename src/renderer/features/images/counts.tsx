import { IconSparkles, IconTag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImageSummary } from '@shared/contract/images';
import classes from './counts.module.css';

/** How many labels an image has, and how many suggestions wait: dashed violet, as everywhere. */
export function Counts({ summary }: { readonly summary: ImageSummary }) {
  const { t } = useTranslation();
  return (
    <span className={classes['counts']} aria-hidden>
      {summary.annotations > 0 && (
        <span className={classes['labels']}>
          <IconTag size={11} stroke={2} />
          {t('common.number', { value: summary.annotations })}
        </span>
      )}
      {summary.pendingPredictions > 0 && (
        <span className={classes['suggestions']}>
          <IconSparkles size={11} stroke={2} />
          {t('common.number', { value: summary.pendingPredictions })}
        </span>
      )}
    </span>
  );
}
