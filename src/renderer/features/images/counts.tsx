import { VisuallyHidden } from '@mantine/core';
import { IconSparkles, IconTag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImageSummary } from '@shared/contract/images';
import classes from './counts.module.css';

/** How many labels an image has, and how many suggestions wait: dashed violet, as everywhere. */
export function Counts({ summary }: { readonly summary: ImageSummary }) {
  const { t } = useTranslation();
  const { annotations, pendingPredictions } = summary;
  return (
    <span className={`${classes['counts']} figures`}>
      {annotations > 0 && (
        <span className={classes['labels']}>
          <IconTag size={11} stroke={2} aria-hidden />
          <span aria-hidden>{t('common.number', { value: annotations })}</span>
          <VisuallyHidden>{t('images.status.annotations', { count: annotations })}</VisuallyHidden>
        </span>
      )}
      {pendingPredictions > 0 && (
        <span className={classes['suggestions']}>
          <IconSparkles size={11} stroke={2} aria-hidden />
          <span aria-hidden>{t('common.number', { value: pendingPredictions })}</span>
          <VisuallyHidden>{t('images.status.predictions', { count: pendingPredictions })}</VisuallyHidden>
        </span>
      )}
    </span>
  );
}
