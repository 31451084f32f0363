import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamView } from '@shared/contract/team';
import type { MemberId } from '@shared/model/ids';
import { ConflictsDialog } from './conflicts-dialog';
import classes from './sync-facts.module.css';

const facts = ['unsent', 'waiting', 'refused', 'contested'] as const;

/** What has not gone through yet, or may need a person; nothing to say is not said. */
export function SyncFacts({ team }: { readonly team: TeamView }) {
  const { t } = useTranslation();
  const [looking, setLooking] = useState(false);
  const shown = facts.filter((fact) => team[fact] > 0);
  if (shown.length === 0 && team.later.length === 0 && team.missing.length === 0 && !looking) return null;
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
        {team.missing.map((tail) => (
          <MissingFact key={`${tail.member} ${tail.claimed} ${tail.by.join()}`} tail={tail} team={team} />
        ))}
        {team.later.map(({ member, packages }) => (
          <li key={member ?? ''} data-fact="later">
            <span className={classes['what']}>{laterWords(t, nameOf(team, member), packages)}</span>
            <span className={classes['why']}>{t('later.why')}</span>
          </li>
        ))}
      </ul>
      {looking && <ConflictsDialog team={team} onClose={() => setLooking(false)} />}
    </>
  );
}

function MissingFact({ tail, team }: { readonly tail: TeamView['missing'][number]; readonly team: TeamView }) {
  const { t, i18n } = useTranslation();
  const { member, here, claimed, by } = tail;
  const somebody = t('team.report.somebody');
  const name = nameOf(team, member) ?? somebody;
  const names = by.map((one) => nameOf(team, one) ?? somebody);
  const words = { name, here, claimed, by: new Intl.ListFormat(i18n.language).format(names) };
  const isCut = claimed > here;
  return (
    <li data-fact="missing">
      <span className={classes['what']}>{t(isCut ? 'missing.some' : 'missing.other', words)}</span>
      <span className={classes['why']}>{t(isCut ? 'missing.why' : 'missing.why.other', words)}</span>
    </li>
  );
}

function nameOf({ members }: TeamView, member: MemberId | null): string | undefined {
  return members.find(({ id }) => id === member)?.name;
}

function laterWords(t: TFunction, name: string | undefined, count: number): string {
  return name === undefined ? t('later.unnamed', { count }) : t('later.from', { name, count });
}
