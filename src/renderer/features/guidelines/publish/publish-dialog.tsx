import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuidelinePublication, RecheckScope } from '@shared/contract/guideline-views';
import type { RuleId } from '@shared/model/ids';
import { call } from '../../../bridge/bridge';
import { whenDone } from '../../../bridge/jobs';
import { useLive } from '../../../bridge/use-live';
import { describeError } from '../../../i18n/describe-error';
import { reportFailure } from '../../../i18n/show-error';
import { Dialog } from '../../../ui/dialog';
import { Message } from '../../../ui/message';
import { useTask } from '../../../ui/use-task';
import { showTab } from '../place';
import { useReturnFocus } from '../parts/use-return-focus';
import { useAnswer } from '../../../bridge/use-answer';
import { ImpactView } from './impact-view';
import { JobProgress } from './job-progress';
import classes from './publish.module.css';

/** What publishing the draft would ask of people comes first; then the reason, and the version is made. */
export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  useReturnFocus();
  const [published, setPublished] = useState<GuidelinePublication | null>(null);
  if (published === null) return <PublishForm onPublished={setPublished} onClose={onClose} />;
  const { version, rechecks } = published;
  const start = () => {
    showTab('recheck');
    onClose();
  };
  return (
    <Dialog
      title={t('guidelines.published', { number: version.number })}
      closeLabel={t('common.close')}
      opened
      onClose={onClose}
      footer={
        <>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('common.close')}
          </Button>
          {rechecks > 0 && <Button onClick={start}>{t('guidelines.published.start')}</Button>}
        </>
      }
    >
      <p className={classes['line']}>{t('guidelines.published.rechecks', { count: rechecks })}</p>
      <p className={classes['line']}>{t('guidelines.published.read')}</p>
    </Dialog>
  );
}

interface FormProps {
  readonly onPublished: (published: GuidelinePublication) => void;
  readonly onClose: () => void;
}

function PublishForm({ onPublished, onClose }: FormProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Readonly<Partial<Record<RuleId, RecheckScope>>>>({});
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const task = useTask();
  const scopes = Object.entries(chosen).flatMap(([rule, scope]) => (scope ? [{ rule: rule as RuleId, scope }] : []));
  const [job, setJob] = useState<string | null>(null);
  const state = useLive(({ jobs }) => jobs.find(({ id }) => id === job));
  const running = state?.status === 'running' ? state : null;
  const { value: impact, again } = useAnswer('guidelines.impact', { scopes });
  const submit = () => {
    setTried(true);
    if (reason.trim() === '' || impact === null) return;
    task.start(async () => {
      setJob(null);
      const started = await call('guidelines.publish', { base: impact.base, reason: reason.trim(), scopes });
      setJob(started.job);
      // What is shown may be of before another publication; the numbers are right again when it is refused.
      const published = await whenDone(started.job).finally(again);
      // The kind of a job says what it found.
      if (published) onPublished(published as GuidelinePublication);
    });
  };
  return (
    <Dialog
      title={t('guidelines.publish.title')}
      closeLabel={t('common.close')}
      opened
      width={720}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button
            variant="default"
            onClick={running ? () => reportFailure(call('jobs.cancel', { job: running.id })) : onClose}
          >
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={task.busy} disabled={impact === null || impact.conflicts.length > 0}>
            {t('guidelines.publish.submit')}
          </Button>
        </>
      }
    >
      {impact && (
        <ImpactView
          impact={impact}
          onCompared={again}
          onScope={(rule, scope) => setChosen((old) => ({ ...old, [rule]: scope }))}
        />
      )}
      <Textarea
        size="xs"
        data-autofocus
        label={t('guidelines.publish.reason')}
        description={t('guidelines.publish.reason.hint')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={10_000}
        value={reason}
        error={tried && reason.trim() === '' ? t('guidelines.publish.reason.missing') : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {running && <JobProgress job={running} words="impact.publishing" />}
      {state?.status === 'cancelled' && <Message tone="notice">{t('impact.publishing.stopped')}</Message>}
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
    </Dialog>
  );
}
