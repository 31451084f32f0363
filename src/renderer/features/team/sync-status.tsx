import { useTranslation } from 'react-i18next';
import type { TeamView } from '@shared/contract/team';
import { useAnswer } from '../../bridge/use-answer';
import { describeAgo } from '../../ui/describe-ago';
import { useNow } from '../../ui/use-now';
import classes from './sync-status.module.css';

/** How the open project stands with the team, in a few words; a way to the Team screen. Projects of one say nothing. */
export function SyncStatus({ onOpen }: { readonly onOpen: () => void }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const { value: team } = useAnswer('team.view', {});
  if (team === null || team.places.length === 0) return null;
  const state = stateOf(team);
  const words = {
    problem: () => t('team.status.problem'),
    unsent: () => t('team.status.unsent', { count: team.unsent }),
    synced: (at: string) => t('team.status.synced', { ago: describeAgo(new Date(at), now, i18n.language) }),
  };
  const syncedAt = team.places[0]?.syncedAt ?? null;
  const text =
    state === 'synced' ? (syncedAt === null ? t('team.synced.never') : words.synced(syncedAt)) : words[state]();
  return (
    <button type="button" className={classes['status']} data-state={state} onClick={onOpen}>
      <span className={classes['dot']} aria-hidden />
      <span className={classes['words']}>{text}</span>
    </button>
  );
}

function stateOf(team: TeamView): 'problem' | 'unsent' | 'synced' {
  if (team.problem !== null) return 'problem';
  return team.unsent > 0 ? 'unsent' : 'synced';
}
