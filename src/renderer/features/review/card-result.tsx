import { Button, Select } from '@mantine/core';
import { memo, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dispute } from '@shared/contract/review';
import type { ClassId } from '@shared/model/ids';
import { useLive } from '../../bridge/use-live';
import { decide, editResult, mergeResult, setResult, splitResult } from './review-actions';
import { reviewState, type Result } from './review-store';
import classes from './review.module.css';

interface Props {
  readonly card: Dispute;
  readonly result: Result;
  readonly onGap: () => void;
}

const ENTER = 'Enter';

/** What is about to be decided, why it is proposed, and the ways to decide. */
export function CardResult({ card: { merged }, result, onGap }: Props) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{t('review.result')}</h3>
      <ResultLine objects={result.objects} />
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
      <Ways onGap={onGap} />
    </section>
  );
}

/** The same for every dispute, so they are not drawn again for the next one. */
const Ways = memo(function Ways({ onGap }: { readonly onGap: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes['actions']}>
      <Button size="compact-sm" onClick={() => decide()}>
        {t('review.accept')}
        <span className={classes['key']}>{ENTER}</span>
      </Button>
      <Way label={t('review.merge')} keys="M" onChoose={() => decide(mergeResult())} />
      <Way label={t('review.none')} keys="X" onChoose={() => decide({ objects: [], method: 'none', letters: [] })} />
      <Way
        label={t('review.split')}
        keys="S"
        onChoose={() => {
          const split = splitResult();
          if (split) setResult(split);
        }}
      />
      <Way label={t('review.gap')} keys="G" onChoose={onGap} />
    </div>
  );
});

interface WayProps {
  readonly label: string;
  readonly keys: string;
  readonly onChoose: () => void;
}

function Way({ label, keys, onChoose }: WayProps) {
  return (
    <Button size="compact-sm" variant="default" onClick={onChoose}>
      {label}
      <span className={classes['key']}>{keys}</span>
    </Button>
  );
}

/** How many objects; their class can be changed. */
function ResultLine({ objects }: Pick<Result, 'objects'>) {
  const { t } = useTranslation();
  const choose = useCallback((chosen: ClassId) => {
    const { result } = reviewState.getState();
    if (result) editResult(result.objects.map((object) => ({ ...object, class: chosen })));
  }, []);
  const [first] = objects;
  if (!first) return <p className={classes['dim']}>{t('review.result.none')}</p>;
  return (
    <>
      <p className={classes['dim']}>{t('review.result.objects', { count: objects.length })}</p>
      <ClassChoice value={first.class} onChoose={choose} />
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

interface ClassChoiceProps {
  readonly value: ClassId;
  readonly onChoose: (chosen: ClassId) => void;
}

const ClassChoice = memo(function ClassChoice({ value, onChoose }: ClassChoiceProps) {
  const { t } = useTranslation();
  const known = useLive((state) => state.classes);
  const data = useMemo(() => known.map(({ id, name }) => ({ value: id, label: name })), [known]);
  return (
    <Select
      mb={8}
      size="xs"
      aria-label={t('review.result.class')}
      allowDeselect={false}
      searchable
      data={data}
      value={value}
      onChange={(id) => {
        const chosen = known.find((one) => one.id === id);
        if (chosen) onChoose(chosen.id);
      }}
    />
  );
});
