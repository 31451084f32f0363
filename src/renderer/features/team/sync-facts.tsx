import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamView } from '@shared/contract/team';
import { ConflictsDialog } from './conflicts-dialog';
import classes from './sync-facts.module.css';

const facts = ['unsent', 'waiting', 'refused', 'contested'] as const;

/** What has not gone through yet, or may need a person; nothing to say is not said. */
export function SyncFacts({ team }: { readonly team: TeamView }) {
  const { t } = useTranslation();
  const [looking, setLooking] = useState(false);
  const shown = facts.filter((fact) => team[fact] > 0);
  if (shown.length === 0 && !looking) return null;
  return (
    <>
      <ul className={classes['facts']}>
        {shown.map((fact) => (
          <li key={fact} data-fact={fact}>
            <span className={classes['what']}>{t(`team.fact.${fact}`, { count: team[fact] })}</span>
            <span className={classes['why']}>{t(`team.fact.${fact}.why`)}</span>
            {fact === 'contested' && (
              <Button variant="default" size="compact-sm" className={classes['look']} onClick={() => setLooking(true)}>
                {t('team.conflicts.look')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {looking && <ConflictsDialog team={team} onClose={() => setLooking(false)} />}
    </>
  );
}
