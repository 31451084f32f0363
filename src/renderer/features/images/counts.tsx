import { IconSparkles, IconTag } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { ImageSummary } from '@shared/contract/images';
import classes from './counts.module.css';

interface Props {
  readonly summary: ImageSummary;
  readonly t: TFunction;
}

/** How many labels an image has, and how many suggestions wait: dashed violet, as everywhere. */
export function Counts({ summary, t }: Props) {
  const { annotations, pendingPredictions } = summary;
  return (
    <span className={`${classes['counts']} figures`}>
      {annotations > 0 && (
        <span className={classes['labels']}>
          <IconTag size={11} stroke={2} aria-hidden />
          <span aria-hidden>{t('common.number', { value: annotations })}</span>
          <span className="visually-hidden">{t('images.status.annotations', { count: annotations })}</span>
        </span>
      )}
      {pendingPredictions > 0 && (
        <span className={classes['suggestions']}>
          <IconSparkles size={11} stroke={2} aria-hidden />
          <span aria-hidden>{t('common.number', { value: pendingPredictions })}</span>
          <span className="visually-hidden">{t('images.status.predictions', { count: pendingPredictions })}</span>
        </span>
      )}
    </span>
  );
}
