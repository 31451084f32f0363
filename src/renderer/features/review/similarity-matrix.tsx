import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Dispute } from '@shared/contract/review';
import { reviewState } from './review-store';
import classes from './review.module.css';

/** How far each two drew the same, 0 to 100. */
export function SimilarityMatrix({ card }: { readonly card: Dispute }) {
  const { t } = useTranslation();
  const wellPlaced = useStore(reviewState, (state) => state.settings.wellPlaced);
  const letters = card.readings.filter(({ labels }) => labels.length > 0).map(({ letter }) => letter);
  const between = (one: string, other: string) =>
    card.similarities.find(
      (pair) => (pair.one === one && pair.other === other) || (pair.one === other && pair.other === one),
    )?.value;
  return (
    <section>
      <h3>{t('review.similarity')}</h3>
      <table className={`${classes['matrix']} figures`}>
        <thead>
          <tr>
            <th aria-label={t('review.similarity')} />
            {letters.map((letter) => (
              <th key={letter} scope="col">
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {letters.map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {letters.map((column) => {
                const value = between(row, column);
                return (
                  <td key={column} data-low={value !== undefined && value < wellPlaced}>
                    {row === column ? '–' : value === undefined ? '' : Math.round(value * 100)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
