import { Button, Checkbox, Progress } from '@mantine/core';
import { IconPlayerStop, IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpReport } from '@shared/contract/team-batch';
import type { JobState } from '@shared/contract/jobs';
import { call } from '../../bridge/bridge';
import { useLive } from '../../bridge/use-live';
import { describeError } from '../../i18n/describe-error';
import { reportFailure } from '../../i18n/show-error';
import { Message } from '../../ui/message';
import { useTask } from '../../ui/use-task';
import classes from './batches.module.css';

interface Props {
  readonly hub: string;
  /** There are jobs that machines have to do. */
  readonly isNeeded: boolean;
}

/** This machine's part in it: begin, how far it is, stop, and what it lacks. */
export function BatchHelp({ hub, isNeeded }: Props) {
  const { t } = useTranslation();
  const [stay, setStay] = useState(false);
  const job = useLive(({ jobs }) => jobs.findLast(({ kind }) => kind === 'team-help')) ?? null;
  const task = useTask();
  if (job?.status === 'running') return <Helping job={job} />;
  return (
    <div className={classes['help']}>
      <Button
        variant={isNeeded ? 'filled' : 'default'}
        leftSection={<IconSparkles size={15} stroke={1.7} />}
        disabled={!isNeeded && !stay}
        loading={task.busy}
        onClick={() => task.start(async () => void (await call('teamBatches.help', { hub, stay })))}
      >
        {t('batches.help')}
      </Button>
      <Checkbox
        label={t('batches.stay')}
        description={t('batches.stay.hint')}
        checked={stay}
        onChange={(event) => setStay(event.currentTarget.checked)}
      />
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
      {task.failure === null && job && <Lacking job={job} />}
    </div>
  );
}

function Helping({ job }: { readonly job: JobState }) {
  const { t } = useTranslation();
  const { done, total } = job;
  return (
    <div className={classes['help']} role="group" aria-label={t('batches.helping')}>
      <div className={classes['top']}>
        <span className={classes['model']}>{t('batches.helping')}</span>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlayerStop size={13} stroke={1.7} />}
          onClick={() => reportFailure(call('jobs.cancel', { job: job.id }))}
        >
          {t('batches.stop')}
        </Button>
      </div>
      <Progress
        size={4}
        value={total === null || total === 0 ? 100 : (done / total) * 100}
        animated={total === null || total === 0}
        aria-label={t('batches.helping')}
      />
      <p className={classes['dim']}>
        {total === null || total === 0 ? t('batches.helping.begins') : t('batches.images', { done, total })}
      </p>
    </div>
  );
}

/** Why this machine could do nothing of it, or what it left to others. */
function Lacking({ job }: { readonly job: JobState }) {
  const { t } = useTranslation();
  if (job.status === 'failed') return <Message tone="error">{describeError(t, job.error)}</Message>;
  // A job of this kind that has ended well says what it did.
  const report = job.result as HelpReport | null;
  return report?.lacking.map((failure) => (
    <Message key={failure.message} tone="notice">
      {describeError(t, failure)}
    </Message>
  ));
}
