import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { call } from '../../../bridge/bridge';
import { useLive } from '../../../bridge/use-live';
import { describeError } from '../../../i18n/describe-error';
import { reportFailure } from '../../../i18n/show-error';
import classes from './preparing.module.css';

interface PreparingProps {
  readonly job: string;
  readonly stopped: boolean;
  readonly onAgain: () => void;
}

/** A large picture is being cut into tiles; one can label on its thumbnail meanwhile. */
export function Preparing({ job, stopped, onAgain }: PreparingProps) {
  const { t } = useTranslation();
  const state = useLive(({ jobs }) => jobs.find(({ id }) => id === job));
  const part = state?.total ? state.done / state.total : 0;
  return (
    <div className={classes['preparing']} role="status">
      {stopped ? (
        <>
          <span>{state?.error ? describeError(t, state.error) : t('tiles.stopped')}</span>
          <Button size="compact-xs" onClick={onAgain}>
            {t('tiles.again')}
          </Button>
        </>
      ) : (
        <>
          <span>{t('tiles.preparing', { percent: Math.round(part * 100) })}</span>
          <Progress className={classes['bar'] ?? ''} size={4} value={part * 100} aria-label={t('jobs.kind.tiles')} />
          <Button size="compact-xs" variant="default" onClick={() => reportFailure(call('jobs.cancel', { job }))}>
            {t('common.cancel')}
          </Button>
        </>
      )}
    </div>
  );
}
