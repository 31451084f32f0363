import { useTranslation } from 'react-i18next';
import type { RareCaseId } from '@shared/model/ids';
import { useAnswer } from '../../../bridge/use-answer';
import classes from '../comparison/comparison.module.css';
import { ComparisonView } from '../comparison/comparison-view';

/** How far people agreed on a case before its rule last changed, and how far they do now. */
export function CaseComparison({ id }: { readonly id: RareCaseId }) {
  const { t } = useTranslation();
  const { value } = useAnswer('guidelines.comparison', { case: id }, ({ guidelines }) => guidelines === true);
  return (
    <section aria-label={t('comparison.case')}>
      <h3 className={classes['heading']}>{t('comparison.case')}</h3>
      {value?.version && <p className={classes['dim']}>{t('comparison.since', { number: value.version.number })}</p>}
      {/* The line that it takes is kept free: a button that moves away under the pointer loses the click. */}
      {value ? <ComparisonView comparison={value} /> : <p className={classes['dim']}>…</p>}
    </section>
  );
}
