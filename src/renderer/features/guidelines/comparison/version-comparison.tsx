import { useTranslation } from 'react-i18next';
import type { VersionView } from '@shared/contract/guideline-views';
import { useAnswer } from '../../../bridge/use-answer';
import classes from './comparison.module.css';
import { ComparisonView } from './comparison-view';

/** Whether publishing a version did what it was for: agreement on the labels that it re-opened, before and now. */
export function VersionComparison({ version }: { readonly version: VersionView }) {
  const { t } = useTranslation();
  const { value } = useAnswer(
    'guidelines.comparison',
    { version: version.id },
    ({ guidelines }) => guidelines === true,
  );
  return (
    <section className={classes['section']} aria-label={t('comparison.version', { number: version.number })}>
      <h2 className={classes['heading']}>{t('comparison.version', { number: version.number })}</h2>
      {value ? <ComparisonView comparison={value} /> : <p className={classes['dim']}>{t('comparison.measuring')}</p>}
    </section>
  );
}
