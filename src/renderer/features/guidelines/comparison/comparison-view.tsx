import { useTranslation } from 'react-i18next';
import type { Comparison, ComparisonSide } from '@shared/contract/comparison';
import { Message } from '../../../ui/message';
import classes from './comparison.module.css';
import { IntervalPlot } from './interval-plot';

type Measure = 'agreement' | 'alpha' | 'percent' | 'overlap';

const measures: readonly Measure[] = ['agreement', 'alpha', 'percent', 'overlap'];

/** How far people agreed before a version and how far they do now, with how sure that is. */
export function ComparisonView({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const { before, after, images, waiting, reason } = comparison;
  if (reason !== null || !before || !after) {
    return <p className={classes['dim']}>{t(`comparison.reason.${reason ?? 'no-labels'}`, { count: waiting })}</p>;
  }
  const few = [...before.warnings, ...after.warnings].find((warning) => warning.code === 'few-items');
  return (
    <div className={classes['comparison']}>
      <IntervalPlot before={before.agreement} after={after.agreement} label={t('comparison.plot')} />
      <table className={`${classes['table']} figures`}>
        <thead>
          <tr>
            <th scope="col">{t('comparison.measure')}</th>
            <th scope="col">{t('comparison.before')}</th>
            <th scope="col">{t('comparison.after')}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <tr key={measure} data-chief={measure === 'agreement' || undefined}>
              <th scope="row">{t(`comparison.${measure}`)}</th>
              <Figure side={before} measure={measure} />
              <Figure side={after} measure={measure} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes['dim']}>
        {t('comparison.things', { before: before.things, after: after.things, images })}
        {waiting > 0 && ` ${t('comparison.waiting', { count: waiting })}`}
      </p>
      {few?.code === 'few-items' && (
        <Message tone="notice">{t('comparison.few', { items: few.items, needed: few.needed })}</Message>
      )}
    </div>
  );
}

function Figure({ side, measure }: { readonly side: ComparisonSide; readonly measure: Measure }) {
  const { t } = useTranslation();
  const { value, ci95 } = side[measure];
  if (value === null) return <td className={classes['dim']}>{t('comparison.undefined')}</td>;
  return (
    <td>
      {t('comparison.value', { value })}
      {ci95 && <span className={classes['interval']}>{t('comparison.interval', { low: ci95[0], high: ci95[1] })}</span>}
    </td>
  );
}
