import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VersionView } from '@shared/contract/guideline-views';
import { useAnswer } from '../../../bridge/use-answer';
import classes from './recheck.module.css';

/** How the recheck of a version went so far. */
export function OutcomeLine({ version }: { readonly version: VersionView }) {
  const { t } = useTranslation();
  const { value: outcome } = useAnswer('guidelines.outcome', { version: version.id });
  if (outcome === null) return null;
  const { total, pending, confirmed, changed, dismissed } = outcome.all;
  const done = total - pending;
  return (
    <div className={classes['outcome']}>
      <span className="figures">{t('guidelines.outcome', { number: version.number, done, total })}</span>
      <Progress
        className={classes['progress'] ?? ''}
        aria-label={t('guidelines.outcome.label')}
        value={total === 0 ? 100 : (100 * done) / total}
      />
      <span className={`${classes['dim']} figures`}>
        {t('guidelines.outcome.counts', { confirmed, changed, dismissed })}
      </span>
    </div>
  );
}
