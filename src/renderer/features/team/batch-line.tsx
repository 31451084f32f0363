import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TeamView } from '@shared/contract/team';
import type { TeamBatchView } from '@shared/contract/team-batch';
import type { BatchChange } from '@shared/contract/team-batches';
import { call } from '../../bridge/bridge';
import { describeError } from '../../i18n/describe-error';
import { describeAgo } from '../../ui/describe-ago';
import { Message } from '../../ui/message';
import { useNow } from '../../ui/use-now';
import { useTask } from '../../ui/use-task';
import classes from './batches.module.css';
import { isOpen } from './use-batches';

interface Props {
  readonly batch: TeamBatchView;
  readonly team: TeamView;
  readonly hub: string;
  readonly mayHelp: boolean;
  readonly again: () => void;
}

/** One batch: how far it is, who is at it, and what a lead, or whoever put it, can do with it. */
export function BatchLine({ batch, team, hub, mayHelp, again }: Props) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const task = useTask();
  const { model, images, imagesDone, predictions, failed } = batch;
  const nameOf = (member: string) => team.members.find(({ id }) => id === member)?.name ?? t('team.report.somebody');
  const you = team.members.find((member) => member.you);
  const mayChange = mayHelp && (you?.role === 'lead' || you?.id === batch.member);
  const state = shownState(batch);
  const change = (to: BatchChange) =>
    task.start(() => call('teamBatches.change', { hub, batch: batch.batch, change: to }).then(again));
  const ago = describeAgo(new Date(batch.madeAt), now, i18n.language);
  return (
    <li className={classes['batch']} data-state={state} aria-label={model}>
      <div className={classes['top']}>
        <span className={classes['model']}>{model}</span>
        <span className={classes['state']}>{t(`batches.state.${state}`)}</span>
      </div>
      <Progress
        size={4}
        value={images === 0 ? 100 : (imagesDone / images) * 100}
        aria-label={t('batches.progress', { model })}
      />
      <p className={`${classes['dim']} figures`}>
        {t('batches.images', { done: imagesDone, total: images })} · {t('batches.suggestions', { count: predictions })}
      </p>
      <p className={classes['dim']}>
        {t('batches.by', { name: nameOf(batch.member), ago })}
        {batch.helpers.length > 0 &&
          ` ${t('batches.helpers', { names: new Intl.ListFormat(i18n.language).format(batch.helpers.map(nameOf)) })}`}
      </p>
      {failed > 0 && <p className={classes['failed']}>{t('batches.failed', { count: failed })}</p>}
      {batch.failures.length > 0 && (
        <ul className={`${classes['reasons']} selectable`} aria-label={t('batches.reasons')}>
          {batch.failures.slice(0, 3).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {mayChange && <Changes batch={batch} busy={task.busy} onChange={change} />}
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
    </li>
  );
}

interface ChangesProps {
  readonly batch: TeamBatchView;
  readonly busy: boolean;
  readonly onChange: (change: BatchChange) => void;
}

function Changes({ batch, busy, onChange }: ChangesProps) {
  const { t } = useTranslation();
  const { model, state, failed } = batch;
  const open = isOpen(batch);
  const offered = [
    ...(open ? (['pause'] as const) : []),
    ...(state !== 'running' ? (['resume'] as const) : []),
    ...(state === 'running' && failed > 0 ? (['retry'] as const) : []),
    ...(open || state === 'paused' ? (['cancel'] as const) : []),
  ];
  if (offered.length === 0) return null;
  return (
    <div className={classes['buttons']}>
      {offered.map((one) => (
        <Button
          key={one}
          variant="default"
          size="compact-sm"
          disabled={busy}
          aria-label={t(`batches.${one}.of`, { model })}
          onClick={() => onChange(one === 'retry' ? 'resume' : one)}
        >
          {t(`batches.${one}`)}
        </Button>
      ))}
    </div>
  );
}

function shownState(batch: TeamBatchView): 'running' | 'paused' | 'cancelled' | 'done' | 'incomplete' {
  if (batch.state !== 'running' || isOpen(batch)) return batch.state;
  return batch.failed > 0 ? 'incomplete' : 'done';
}
