import { Textarea } from '@mantine/core';
import { memo, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dispute } from '@shared/contract/review';
import { useLive } from '../../bridge/use-live';
import { Markdown } from '../../ui/markdown';
import { CardDecisions } from './card-decisions';
import { CardThreads } from './card-threads';
import { CardReadings } from './card-readings';
import { CardResult } from './card-result';
import { decide } from './review-actions';
import { reviewState, type Result } from './review-store';
import classes from './review.module.css';
import { SimilarityMatrix } from './similarity-matrix';

interface Props {
  readonly card: Dispute;
  readonly result: Result;
  readonly comment: string;
  readonly onGap: () => void;
}

const ENTER = 'Enter';

/** Everything about one dispute, and the ways to settle it. */
export function DisputeCard({ card, result, comment, onGap }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLElement>(null);
  const { outline, image, similarities, differences, rules, models } = card;
  // What reviewers differ on is what there is to decide, so it comes first.
  const isContested = outline.standing === 'contested';
  useLayoutEffect(() => {
    // The next dispute is read from its beginning.
    if (scroller.current?.dataset['dispute'] === outline.id) scroller.current.scrollTop = 0;
  }, [outline.id]);
  return (
    <aside className={classes['card']} aria-label={t('review.card')} data-dispute={outline.id} ref={scroller}>
      <div>
        <h2>{t('review.marked', { marked: outline.marked, looked: outline.looked })}</h2>
        <div className={classes['path']}>{image.path}</div>
        <div className={classes['tags']}>
          {outline.kinds.map((kind) => (
            <span key={kind} className={classes['tag']}>
              {t(`review.kind.${kind}`)}
            </span>
          ))}
          {outline.standing !== 'open' && (
            <span
              className={classes['tag']}
              data-tone={outline.standing === 'agreed' || outline.standing === 'settled' ? 'agree' : undefined}
            >
              {t(`review.standing.${outline.standing}`)}
            </span>
          )}
        </div>
      </div>
      {card.gold && <p className={classes['dim']}>{t('review.gold')}</p>}
      {isContested && <CardDecisions card={card} />}
      <CardReadings card={card} result={result} />
      <CardResult card={card} result={result} onGap={onGap} />
      {differences.length > 0 && (
        <section>
          <h3>{t('review.differences')}</h3>
          {differences.map(({ kind, name, values }) => (
            <dl key={`${kind} ${name}`} className={classes['differences']}>
              {values.map(({ letter, value }, index) => (
                <Difference key={index} term={`${letter}${name && ` ${name}`}`} value={value} />
              ))}
            </dl>
          ))}
        </section>
      )}
      {similarities.length > 0 && <SimilarityMatrix card={card} />}
      <Comment comment={comment} />
      {!isContested && <CardDecisions card={card} />}
      <CardThreads key={outline.id} card={card} />
      <section>
        <h3>{t('review.rules')}</h3>
        {rules.length === 0 && <p className={classes['dim']}>{t('review.rules.none')}</p>}
        {rules.map(({ id, title, text }) => (
          <div key={id} className={classes['rule']}>
            <b>{title}</b>
            <Markdown text={text} />
          </div>
        ))}
      </section>
      <section>
        <h3>{t('review.models')}</h3>
        {models.length === 0 && <p className={classes['dim']}>{t('review.models.none')}</p>}
        {models.map((opinion, index) => (
          <ModelLine key={index} {...opinion} />
        ))}
      </section>
    </aside>
  );
}

/** It grows by a rule of CSS: measuring it would lay out the whole card once more for each dispute. */
const Comment = memo(function Comment({ comment }: { readonly comment: string }) {
  const { t } = useTranslation();
  return (
    <Textarea
      id="review-comment"
      label={t('review.comment')}
      rows={1}
      classNames={{ input: classes['comment'] ?? '' }}
      value={comment}
      onChange={(event) => reviewState.setState({ comment: event.currentTarget.value })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
        else if (event.key === ENTER && (event.ctrlKey || event.metaKey)) decide();
        else return;
        // The window's own keys are not meant while somebody writes.
        event.stopPropagation();
      }}
    />
  );
});

function Difference({ term, value }: { readonly term: string; readonly value: string }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{term}</dt>
      <dd>{value === '' ? t('review.nothing') : value}</dd>
    </>
  );
}

function ModelLine({ model, class: id, score, similarity }: Dispute['models'][number]) {
  const { t } = useTranslation();
  const labelClass = useLive((state) => state.classes).find((one) => one.id === id);
  return (
    <p className={classes['dim']}>
      {t('review.models.line', {
        model,
        class: labelClass?.name ?? '',
        score: Math.round(score * 100),
        overlap: Math.round(similarity * 100),
      })}
    </p>
  );
}
