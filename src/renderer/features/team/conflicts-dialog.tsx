import { useTranslation } from 'react-i18next';
import type { ConflictView } from '@shared/contract/conflicts';
import type { TeamView } from '@shared/contract/team';
import { call } from '../../bridge/bridge';
import { useAnswer } from '../../bridge/use-answer';
import { describeError } from '../../i18n/describe-error';
import { Dialog } from '../../ui/dialog';
import { Message } from '../../ui/message';
import { useTask } from '../../ui/use-task';
import { ConflictCard } from './conflict-card';
import classes from './conflicts-dialog.module.css';

/** As many as fit a person's patience; the next come when these are decided. */
const SHOWN = 20;

interface Props {
  readonly team: TeamView;
  readonly onClose: () => void;
}

/** Everything that was changed in two ways, side by side; a person chooses. */
export function ConflictsDialog({ team, onClose }: Props) {
  const { t } = useTranslation();
  const task = useTask();
  const { value: found, again } = useAnswer('team.conflicts', { limit: SHOWN });
  const keep = ({ kind, entity }: ConflictView, revision: number) =>
    task.start(() => call('team.keepValue', { kind, entity, revision }).then(again));
  return (
    <Dialog title={t('team.conflicts.title')} closeLabel={t('common.close')} opened onClose={onClose} width={860}>
      <p className={classes['words']}>{t('team.conflicts.words')}</p>
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
      {found && found.total === 0 && <p className={classes['words']}>{t('team.conflicts.none')}</p>}
      <ul className={classes['list']} aria-label={t('team.conflicts.list')}>
        {found?.conflicts.map((conflict) => (
          <ConflictCard
            key={`${conflict.kind} ${conflict.entity}`}
            conflict={conflict}
            team={team}
            busy={task.busy}
            onKeep={(revision) => keep(conflict, revision)}
          />
        ))}
      </ul>
      {found && found.total > found.conflicts.length && (
        <p className={classes['dim']}>{t('team.conflicts.more', { count: found.total - found.conflicts.length })}</p>
      )}
    </Dialog>
  );
}
