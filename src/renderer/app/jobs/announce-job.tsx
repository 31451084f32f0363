import { Button } from '@mantine/core';
import i18next from 'i18next';
import type { JobState } from '@shared/contract/jobs';
import { hasDetails, reportOf } from './job-report';
import { showReport } from './shown-report';
import { summariseJob } from './summarise-job';
import { showMessage } from '../../ui/show-message';

/** Tells how a job ended: a file that was read or written gets its report at once, the rest a line with a way to it. */
export function announceJob(job: JobState): void {
  // Whoever waits for tiles sees how far they are on the picture itself.
  if (job.kind === 'tiles' && job.status !== 'failed') return;
  const reported = reportOf(job);
  if (job.status === 'done' && (job.kind === 'import' || job.kind === 'export') && reported) return showReport(job);
  const t = i18next.t;
  showMessage({
    id: `job:${job.id}`,
    title: t(`jobs.kind.${job.kind}`),
    message: (
      <>
        <span className="selectable">{summariseJob(t, job)}</span>
        {reported && hasDetails(reported) && (
          <Button variant="default" mt={8} display="block" onClick={() => showReport(job)}>
            {t('jobs.details')}
          </Button>
        )}
      </>
    ),
    color: job.status === 'failed' ? 'red' : 'brass',
    role: job.status === 'failed' ? 'alert' : 'status',
    withBorder: true,
    autoClose: job.status === 'failed' ? false : 8_000,
    closeButtonProps: { 'aria-label': t('common.close') },
  });
}
