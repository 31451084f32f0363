import { Button, Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { JobState } from '@shared/contract/jobs';
import { call } from '../../bridge/bridge';
import { dismissJob } from '../../bridge/jobs';
import { reportFailure } from '../../i18n/show-error';
import { IconButton } from '../../ui/icon-button';
import { hasDetails, reportOf } from './job-report';
import classes from './job-tray.module.css';
import { jobProgress } from './overall-progress';
import { showReport } from './shown-report';
import { summariseJob } from './summarise-job';
import { describeTimeLeft } from './time-left';

/** One job of the tray. */
export function JobLine({ job }: { readonly job: JobState }) {
  const { t } = useTranslation();
  return (
    <li className={classes['line']}>
      {job.status === 'running' ? <Running job={job} /> : <Over job={job} title={t(`jobs.kind.${job.kind}`)} />}
    </li>
  );
}

function Running({ job }: { readonly job: JobState }) {
  const { t } = useTranslation();
  const title = t(`jobs.kind.${job.kind}`);
  const counted =
    job.total === null ? t('jobs.counted', { done: job.done }) : t('jobs.of', { done: job.done, total: job.total });
  return (
    <>
      <div className={classes['top']}>
        <span className={classes['kind']}>{title}</span>
        <Button variant="default" size="compact-xs" onClick={() => reportFailure(call('jobs.cancel', { job: job.id }))}>
          {t('common.cancel')}
        </Button>
      </div>
      <Progress
        className={classes['bar']}
        size={4}
        value={job.total === null ? 100 : jobProgress(job) * 100}
        animated={job.total === null}
        aria-label={title}
      />
      <div className={classes['words']}>
        {job.secondsLeft === null ? counted : `${counted} · ${describeTimeLeft(t, job.secondsLeft)}`}
      </div>
    </>
  );
}

function Over({ job, title }: { readonly job: JobState; readonly title: string }) {
  const { t } = useTranslation();
  const reported = reportOf(job);
  return (
    <>
      <div className={classes['top']}>
        <span className={classes['kind']}>{title}</span>
        {reported && hasDetails(reported) && (
          <Button variant="default" size="compact-xs" onClick={() => showReport(job)}>
            {t('jobs.details')}
          </Button>
        )}
        <IconButton icon={IconX} size="sm" label={t('jobs.dismiss')} onClick={() => dismissJob(job.id)} />
      </div>
      <div className={`${classes['words']} selectable`} data-failed={job.status === 'failed'}>
        {summariseJob(t, job)}
      </div>
    </>
  );
}
