import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JobState } from '@shared/contract/jobs';
import { Dialog } from '../../ui/dialog';
import { reportOf } from './job-report';
import { ReportLists } from './report-lists';
import { summariseJob } from './summarise-job';
import classes from './report-dialog.module.css';

interface Props {
  readonly job: JobState | null;
  readonly onClose: () => void;
}

/** All that a finished job has to say. */
export function ReportDialog({ job, onClose }: Props) {
  const { t } = useTranslation();
  const reported = job && reportOf(job);
  return (
    <Dialog
      title={job ? t(`jobs.report.${job.kind}`) : ''}
      closeLabel={t('common.close')}
      opened={reported !== null}
      onClose={onClose}
      width={640}
      footer={
        <Button data-autofocus onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      {job && reported && (
        <>
          <p className={`${classes['summary']} selectable`}>{summariseJob(t, job)}</p>
          <ReportLists reported={reported} />
        </>
      )}
    </Dialog>
  );
}
