import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Impact } from '@shared/contract/guideline-views';
import { call } from '../../../bridge/bridge';
import { whenDone } from '../../../bridge/jobs';
import { useLive } from '../../../bridge/use-live';
import { describeError } from '../../../i18n/describe-error';
import { reportFailure } from '../../../i18n/show-error';
import { Message } from '../../../ui/message';
import { useTask } from '../../../ui/use-task';
import { JobProgress } from './job-progress';

interface Props {
  readonly looks: NonNullable<Impact['looks']>;
  readonly onCompared: () => void;
}

/** What could not be compared by its looks, and the work that makes it comparable. */
export function CompareLooks({ looks, onCompared }: Props) {
  const { t } = useTranslation();
  const task = useTask();
  const [job, setJob] = useState<string | null>(null);
  const running = useLive(({ jobs }) => jobs.find(({ id, status }) => id === job && status === 'running'));
  const compare = () =>
    task.start(async () => {
      const started = await call('embeddings.compute', {});
      setJob(started.job);
      await whenDone(started.job).finally(onCompared);
    });
  if (!looks.model) return <Message tone="notice">{t('impact.looks.none')}</Message>;
  if (task.failure !== null) return <Message tone="error">{describeError(t, task.failure)}</Message>;
  if (looks.unseen === 0 && !running) return null;
  return (
    <Message
      tone="notice"
      actions={
        running ? (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => reportFailure(call('jobs.cancel', { job: running.id }))}
          >
            {t('common.cancel')}
          </Button>
        ) : (
          <Button size="compact-xs" loading={task.busy} onClick={compare}>
            {t('impact.looks.compare')}
          </Button>
        )
      }
    >
      {running ? (
        <JobProgress job={running} words="impact.looks.progress" />
      ) : (
        t('impact.looks.unseen', { count: looks.unseen })
      )}
    </Message>
  );
}
