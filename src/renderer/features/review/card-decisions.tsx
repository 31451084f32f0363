import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Dispute } from '@shared/contract/review';
import { useLive } from '../../bridge/use-live';
import { Crop } from '../../crop/crop';
import { decide, setResult } from './review-actions';
import { reviewState } from './review-store';
import classes from './review.module.css';

type Decision = Dispute['decisions'][number];

/** What was decided already; several that differ stand side by side, until a person keeps one or decides anew. */
export function CardDecisions({ card }: { readonly card: Dispute }) {
  const { t } = useTranslation();
  const isContested = card.outline.standing === 'contested';
  if (card.decisions.length === 0 && card.cases.length === 0) return null;
  return (
    <section>
      <h3>{t('review.decisions')}</h3>
      <ul className={classes['decisions']} data-contested={isContested || undefined} aria-label={t('review.decisions')}>
        {card.decisions.map((decision) => (
          <li key={decision.id} className={classes['decision']}>
            <Said decision={decision} />
            {isContested && <Choice card={card} decision={decision} />}
          </li>
        ))}
      </ul>
      {card.cases.map(({ id, title }) => (
        <p key={id} className={classes['dim']}>
          {t('review.inCase', { title })}
        </p>
      ))}
    </section>
  );
}

function Said({ decision: { by, at, method, objects, comment } }: { readonly decision: Decision }) {
  const { t } = useTranslation();
  const known = useLive((state) => state.classes);
  return (
    <>
      <b>{t(`review.by.${method}`)}</b>{' '}
      {objects.map((object) => known.find((one) => one.id === object.class)?.name ?? '').join(' + ')}
      <p className={classes['dim']}>
        {by} · {new Date(at).toLocaleString()}
      </p>
      {comment !== '' && <p className={classes['said']}>{comment}</p>}
    </>
  );
}

/** How it looks, and the buttons that draw it as the result, or make it the only one. */
function Choice({ card, decision }: { readonly card: Dispute; readonly decision: Decision }) {
  const { t } = useTranslation();
  const { objects, method, by, comment } = decision;
  const result = { objects, method, letters: [] };
  const [first] = objects;
  const keep = () => {
    reviewState.setState({ comment });
    decide(result);
  };
  return (
    <div className={classes['choice']}>
      {first && <Crop image={card.image.id} region={first.geometry} label={t('decided.crop', { name: by })} />}
      <div className={classes['choices']}>
        <Button size="compact-xs" variant="default" onClick={() => setResult(result)}>
          {t('decided.draw')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={keep}>
          {t('decided.keep')}
        </Button>
      </div>
    </div>
  );
}
