import { Button, Select, Textarea } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dispute } from '@shared/contract/review';
import { useLive } from '../../bridge/use-live';
import { Markdown } from '../../ui/markdown';
import { CardDecisions } from './card-decisions';
import { CardThreads } from './card-threads';
import { CardReadings } from './card-readings';
import { decide, editResult, mergeResult, setResult, splitResult } from './review-actions';
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
  const { outline, image, merged, similarities, differences, rules, models } = card;
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
      <CardReadings card={card} result={result} />
      <section>
        <h3>{t('review.result')}</h3>
        <ResultLine result={result} />
        {merged[0] && result.method === 'merged' && (
          <p className={classes['dim']}>
            {t('review.why', {
              method: t(`review.method.${merged[0].method}`),
              closeness: Math.round(Math.min(...merged.map(({ closeness }) => closeness)) * 100),
              votes: Math.round(Math.min(...merged.map(({ votes }) => votes)) * 100),
            })}
            {merged.some(({ tied }) => tied) && ` ${t('review.tied')}`}
          </p>
        )}
        <div className={classes['actions']}>
          <Button size="compact-sm" onClick={() => decide()}>
            {t('review.accept')}
            <span className={classes['key']}>{ENTER}</span>
          </Button>
          <Choice label={t('review.merge')} keys="M" onChoose={() => decide(mergeResult())} />
          <Choice
            label={t('review.none')}
            keys="X"
            onChoose={() => decide({ objects: [], method: 'none', letters: [] })}
          />
          <Choice
            label={t('review.split')}
            keys="S"
            onChoose={() => {
              const split = splitResult();
              if (split) setResult(split);
            }}
          />
          <Choice label={t('review.gap')} keys="G" onChoose={onGap} />
        </div>
      </section>
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
      <Textarea
        id="review-comment"
        label={t('review.comment')}
        autosize
        minRows={1}
        maxRows={4}
        value={comment}
        onChange={(event) => reviewState.setState({ comment: event.currentTarget.value })}
      />
      <CardDecisions card={card} />
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

function Difference({ term, value }: { readonly term: string; readonly value: string }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{term}</dt>
      <dd>{value === '' ? t('review.nothing') : value}</dd>
    </>
  );
}

function Choice({
  label,
  keys,
  onChoose,
}: {
  readonly label: string;
  readonly keys: string;
  readonly onChoose: () => void;
}) {
  return (
    <Button size="compact-sm" variant="default" onClick={onChoose}>
      {label}
      <span className={classes['key']}>{keys}</span>
    </Button>
  );
}

/** What is about to be decided; its class can be changed. */
function ResultLine({ result }: { readonly result: Result }) {
  const { t } = useTranslation();
  const known = useLive((state) => state.classes);
  const { objects } = result;
  const [first] = objects;
  if (!first) return <p className={classes['dim']}>{t('review.result.none')}</p>;
  return (
    <>
      <p className={classes['dim']}>{t('review.result.objects', { count: objects.length })}</p>
      <Select
        mb={8}
        size="xs"
        aria-label={t('review.result.class')}
        allowDeselect={false}
        searchable
        data={known.map(({ id, name }) => ({ value: id, label: name }))}
        value={first.class}
        onChange={(value) => {
          const chosen = known.find(({ id }) => id === value);
          if (chosen) editResult(objects.map((object) => ({ ...object, class: chosen.id })));
        }}
      />
      {objects.map(
        ({ transcription }, index) =>
          transcription && (
            <p key={index} className={classes['said']}>
              “{transcription.text}”
            </p>
          ),
      )}
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
