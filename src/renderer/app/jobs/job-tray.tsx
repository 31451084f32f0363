import { Popover, RingProgress, UnstyledButton } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../bridge/use-live';
import { JobLine } from './job-line';
import classes from './job-tray.module.css';
import { overallProgress } from './overall-progress';

/** What is at work: a ring in the header, and under it each job with its progress, its end and its report. */
export function JobTray() {
  const { t } = useTranslation();
  const jobs = useLive((state) => state.jobs);
  if (jobs.length === 0) return null;
  const running = jobs.filter((job) => job.status === 'running');
  const progress = overallProgress(running);
  return (
    <Popover position="bottom-end" width={380} shadow="md">
      <Popover.Target>
        <UnstyledButton className={classes['button']}>
          {running.length > 0 ? (
            <RingProgress
              size={20}
              thickness={3}
              sections={[{ value: progress * 100, color: 'var(--plumb-accent-fill)' }]}
              rootColor="var(--plumb-surface-3)"
              aria-hidden
            />
          ) : (
            <IconListCheck size={17} stroke={1.6} aria-hidden />
          )}
          {running.length > 0 ? t('jobs.running', { count: running.length }) : t('jobs.idle')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes['tray']} aria-label={t('jobs.title')}>
        <ul className={classes['list']}>
          {jobs.toReversed().map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
