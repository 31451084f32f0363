import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecheckScope, VersionView } from '@shared/contract/guideline-views';
import type { RuleId } from '@shared/model/ids';
import { call } from '../../../bridge/bridge';
import { describeError } from '../../../i18n/describe-error';
import { Dialog } from '../../../ui/dialog';
import { Message } from '../../../ui/message';
import { useTask } from '../../../ui/use-task';
import { showTab } from '../place';
import { useReturnFocus } from '../parts/use-return-focus';
import { useAnswer } from '../../../bridge/use-answer';
import { ImpactView } from './impact-view';
import classes from './publish.module.css';

interface Published {
  readonly version: VersionView;
  readonly rechecks: number;
}

/** What publishing the draft would ask of people comes first; then the reason, and the version is made. */
export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  useReturnFocus();
  const [published, setPublished] = useState<Published | null>(null);
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
  readonly onPublished: (published: Published) => void;
  readonly onClose: () => void;
}

function PublishForm({ onPublished, onClose }: FormProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Readonly<Partial<Record<RuleId, RecheckScope>>>>({});
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const task = useTask();
  const scopes = Object.entries(chosen).flatMap(([rule, scope]) => (scope ? [{ rule: rule as RuleId, scope }] : []));
  const { value: impact, again } = useAnswer('guidelines.impact', { scopes });
  const submit = () => {
    setTried(true);
    if (reason.trim() === '' || impact === null) return;
    task.start(async () => {
      // What is shown may be of before another publication; the numbers are right again when it is refused.
      onPublished(
        await call('guidelines.publish', { base: impact.base, reason: reason.trim(), scopes }).catch(
          (error: unknown) => {
            again();
            throw error;
          },
        ),
      );
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
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={task.busy} disabled={impact === null || impact.conflicts.length > 0}>
            {t('guidelines.publish.submit')}
          </Button>
        </>
      }
    >
      {impact && (
        <ImpactView impact={impact} onScope={(rule, scope) => setChosen((old) => ({ ...old, [rule]: scope }))} />
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
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
    </Dialog>
  );
}
