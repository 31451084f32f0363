import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormatName } from '@shared/contract/formats';
import type { Loss } from '@shared/contract/reports';
import { call } from '../../bridge/bridge';
import { describeError } from '../../i18n/describe-error';
import { describeLoss } from '../../i18n/describe-loss';
import { Message } from '../../ui/message';
import classes from './export-losses.module.css';

interface Found {
  readonly format: FormatName;
  readonly losses: readonly Loss[] | null;
  readonly error: unknown;
}

/** What the format cannot say of the labels, each kind with its number, before anything is written. */
export function ExportLosses({ format }: { readonly format: FormatName }) {
  const { t } = useTranslation();
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let left = false;
    call('formats.survey', { format }).then(
      (losses) => !left && setFound({ format, losses, error: null }),
      (error: unknown) => !left && setFound({ format, losses: null, error }),
    );
    return () => {
      left = true;
      // Nobody waits for it any more; that it could not be given up troubles nobody either.
      call('formats.survey', { format: null }).catch(() => undefined);
    };
  }, [format]);
  const known = found?.format === format ? found : null;
  if (known?.error) return <Message tone="error">{describeError(t, known.error)}</Message>;
  return (
    <section className={classes['losses']} aria-labelledby="export-losses" aria-busy={!known?.losses}>
      <h3 id="export-losses">{t('survey.title')}</h3>
      {known?.losses ? <Losses losses={known.losses} /> : <p className={classes['hint']}>{t('survey.looking')}</p>}
    </section>
  );
}

function Losses({ losses }: { readonly losses: readonly Loss[] }) {
  const { t } = useTranslation();
  if (losses.length === 0) return <p className={classes['hint']}>{t('survey.nothing')}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard
    <ul className={classes['list']} tabIndex={0} aria-labelledby="export-losses">
      {losses.map((loss) => (
        <li key={loss.code}>
          <span className={classes['count']}>{t('jobs.times', { count: loss.count })}</span>
          <span>{describeLoss(t, loss)}</span>
        </li>
      ))}
    </ul>
  );
}
