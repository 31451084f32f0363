import { useTranslation } from 'react-i18next';
import { useLive } from '../../bridge/use-live';
import { StatusLine } from '../../ui/status-line';
import classes from './images-screen.module.css';

interface Props {
  /** Null while unknown. */
  readonly listed: number | null;
  readonly selected: number;
}

export function ImagesStatus({ listed, selected }: Props) {
  const { t } = useTranslation();
  const project = useLive((state) => state.project);
  if (!project) return null;
  return (
    <StatusLine
      end={
        <span>
          {project.revision === 0
            ? t('common.saved.nothing')
            : t('common.saved', { revision: String(project.revision) })}
        </span>
      }
    >
      <span>
        {listed === null || listed === project.images
          ? t('images.status.all', { count: project.images })
          : t('images.status.some', { listed, count: project.images })}
      </span>
      {selected > 0 && <span className={classes['selected']}>{t('images.status.selected', { count: selected })}</span>}
      <span>{t('images.status.annotations', { count: project.annotations })}</span>
      {project.pendingPredictions > 0 && (
        <span className={classes['suggestions']}>
          {t('images.status.predictions', { count: project.pendingPredictions })}
        </span>
      )}
    </StatusLine>
  );
}
