import { useTranslation } from 'react-i18next';
import type { TeamView } from '@shared/contract/team';
import classes from './sync-facts.module.css';

const facts = ['unsent', 'waiting', 'refused', 'contested'] as const;

/** What has not gone through yet, or may need a person; nothing to say is not said. */
export function SyncFacts({ team }: { readonly team: TeamView }) {
  const { t } = useTranslation();
  const shown = facts.filter((fact) => team[fact] > 0);
  if (shown.length === 0) return null;
  return (
    <ul className={classes['facts']}>
      {shown.map((fact) => (
        <li key={fact} data-fact={fact}>
          <span className={classes['what']}>{t(`team.fact.${fact}`, { count: team[fact] })}</span>
          <span className={classes['why']}>{t(`team.fact.${fact}.why`)}</span>
        </li>
      ))}
    </ul>
  );
}
