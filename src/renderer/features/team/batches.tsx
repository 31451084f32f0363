import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamView } from '@shared/contract/team';
import { describeError } from '../../i18n/describe-error';
import { Message } from '../../ui/message';
import { BatchLine } from './batch-line';
import { BatchHelp } from './batch-help';
import classes from './batches.module.css';
import panel from './sync-panel.module.css';
import { isOpen, useBatches } from './use-batches';

/** So many fit beside the rest; the others are a click away. */
const SHOWN = 3;

interface Props {
  readonly team: TeamView;
  /** The address of the hub without its password. */
  readonly hub: string;
}

/** Pre-labelling that machines of the team share through its hub. */
export function Batches({ team, hub }: Props) {
  const { t } = useTranslation();
  const { list, failure, again } = useBatches(hub);
  const [all, setAll] = useState(false);
  const mayHelp = list?.mayHelp ?? false;
  if (failure === null && (list === null || (!mayHelp && list.batches.length === 0))) return null;
  // Those that machines are at come first; both kinds stay in the order in which they were put.
  const batches = (list?.batches ?? []).toSorted((one, other) => Number(isOpen(other)) - Number(isOpen(one)));
  const more = batches.length - SHOWN;
  return (
    <section className={panel['key']} aria-labelledby="team-batches">
      <h3 id="team-batches" className={panel['heading']}>
        {t('batches.title')}
      </h3>
      {failure !== null && (
        <>
          <Message tone="error">{describeError(t, failure)}</Message>
          <Button variant="default" size="compact-sm" className={classes['alone']} onClick={again}>
            {t('batches.retry')}
          </Button>
        </>
      )}
      {list && batches.length === 0 && <p className={panel['dim']}>{t('batches.none')}</p>}
      {list && mayHelp && <BatchHelp hub={hub} isNeeded={batches.some(isOpen)} />}
      {batches.length > 0 && (
        <ul className={classes['list']} aria-label={t('batches.list')}>
          {batches.slice(0, all ? undefined : SHOWN).map((batch) => (
            <BatchLine key={batch.batch} batch={batch} team={team} hub={hub} mayHelp={mayHelp} again={again} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Button variant="default" size="compact-sm" className={classes['alone']} onClick={() => setAll(!all)}>
          {all ? t('batches.fewer') : t('batches.more', { count: more })}
        </Button>
      )}
    </section>
  );
}
