import { IconCircleOff, IconHash, IconMessageCircle, IconSparkles, IconTag } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { ImageSummary } from '@shared/contract/images';
import classes from './counts.module.css';

interface Props {
  readonly summary: ImageSummary;
  readonly t: TFunction;
}

/** How many labels an image has, and how many suggestions wait: dashed violet, as everywhere. */
export function Counts({ summary, t }: Props) {
  const { annotations, pendingPredictions, verifiedEmpty, tags = 0, issues = 0 } = summary;
  return (
    <span className={`${classes['counts']} figures`}>
      {verifiedEmpty && (
        <span className={classes['empty']} title={t('tags.empty')}>
          <IconCircleOff size={11} stroke={2} aria-hidden />
          <span className="visually-hidden">{t('tags.empty')}</span>
        </span>
      )}
      {issues > 0 && (
        <span className={classes['issues']} title={t('threads.open.count', { count: issues })}>
          <IconMessageCircle size={11} stroke={2} aria-hidden />
          <span aria-hidden>{t('common.number', { value: issues })}</span>
          <span className="visually-hidden">{t('threads.open.count', { count: issues })}</span>
        </span>
      )}
      {tags > 0 && (
        <span className={classes['labels']} title={t('tags.count', { count: tags })}>
          <IconHash size={11} stroke={2} aria-hidden />
          <span aria-hidden>{t('common.number', { value: tags })}</span>
          <span className="visually-hidden">{t('tags.count', { count: tags })}</span>
        </span>
      )}
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
