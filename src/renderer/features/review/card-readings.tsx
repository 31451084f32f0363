import { useTranslation } from 'react-i18next';
import type { Dispute } from '@shared/contract/review';
import { useLive } from '../../bridge/use-live';
import { lookOf } from './looks';
import { decide, readingResult, toggleReading } from './review-actions';
import type { Result } from './review-store';
import classes from './review.module.css';

/** Who says what. A click takes a reading; with Shift it is put beside the others. */
export function CardReadings({ card, result }: { readonly card: Dispute; readonly result: Result }) {
  const { t } = useTranslation();
  const known = useLive((state) => state.classes);
  return (
    <section>
      <h3>{t('review.readings')}</h3>
      <ul className={classes['readings']}>
        {card.readings.map(({ letter, name, accuracy, labels }, index) => (
          <li key={letter}>
            <button
              type="button"
              className={classes['reading']}
              aria-pressed={result.letters.includes(letter)}
              onClick={(event) => (event.shiftKey ? toggleReading(letter) : decide(readingResult(letter)))}
            >
              <span className={classes['letter']} style={{ background: lookOf(index).colour }}>
                {letter}
              </span>
              <span className={classes['said']}>
                {labels.length === 0
                  ? t('review.saysNothing')
                  : labels
                      .map(({ object }) => {
                        const labelClass = known.find(({ id }) => id === object.class)?.name ?? '';
                        return object.transcription ? `${labelClass} “${object.transcription.text}”` : labelClass;
                      })
                      .join(' + ')}
                {name !== null && <span className={classes['who']}> {name}</span>}
              </span>
              {accuracy !== null && (
                <span
                  className={`${classes['reliability']} figures`}
                  aria-label={t('review.reliability', { share: Math.round(accuracy * 100) })}
                  title={t('review.reliability', { share: Math.round(accuracy * 100) })}
                >
                  {Math.round(accuracy * 100)} %
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
