import { useTranslation } from 'react-i18next';
import type { Dispute } from '@shared/contract/review';
import { useLive } from '../../bridge/use-live';
import classes from './review.module.css';

/** What was decided already; several that differ are a contest that the next decision ends. */
export function CardDecisions({ card }: { readonly card: Dispute }) {
  const { t } = useTranslation();
  const known = useLive((state) => state.classes);
  if (card.decisions.length === 0 && card.cases.length === 0) return null;
  return (
    <section>
      <h3>{t('review.decisions')}</h3>
      {card.decisions.map(({ id, by, at, method, objects, comment }) => (
        <div key={id} className={classes['decision']}>
          <b>{t(`review.by.${method}`)}</b>{' '}
          {objects.map((object) => known.find((one) => one.id === object.class)?.name ?? '').join(' + ')}
          <p className={classes['dim']}>
            {by} · {new Date(at).toLocaleString()}
          </p>
          {comment !== '' && <p className={classes['said']}>{comment}</p>}
        </div>
      ))}
      {card.cases.map(({ id, title }) => (
        <p key={id} className={classes['dim']}>
          {t('review.inCase', { title })}
        </p>
      ))}
    </section>
  );
}
