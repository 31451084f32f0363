import { useTranslation } from 'react-i18next';
import type { GoldScore } from '@shared/contract/gold';
import { useLive } from '../../../bridge/use-live';
import classes from './gold-dialog.module.css';

/** How well each person labelled the pictures whose truth is known, best first. */
export function GoldScores({ scores }: { readonly scores: readonly GoldScore[] }) {
  const { t } = useTranslation();
  const known = useLive((state) => state.classes);
  const nameOf = (id: string | null) => known.find((one) => one.id === id)?.name ?? '';
  return (
    <section className={classes['section']}>
      <h3>{t('gold.scores')}</h3>
      {scores.length === 0 ? (
        <p className={classes['hint']}>{t('gold.scores.none')}</p>
      ) : (
        <table className={classes['scores']} aria-label={t('gold.scores')}>
          <thead>
            <tr>
              <th scope="col">{t('gold.scores.name')}</th>
              <th scope="col">{t('gold.scores.images')}</th>
              <th scope="col">{t('gold.scores.score')}</th>
              <th scope="col">{t('gold.scores.mistakes')}</th>
            </tr>
          </thead>
          <tbody>
            {scores.map(({ member, name, images, right, all, score, hints }) => (
              <tr key={member}>
                <th scope="row">{name}</th>
                <td className="figures">{images}</td>
                <td className="figures" title={t('gold.scores.objects', { right, all })}>
                  {Math.round(score * 100)} %
                </td>
                <td className={classes['hint']}>
                  {hints
                    .map(({ kind, class: id, instead }) =>
                      t(`gold.hint.${kind}`, { name: nameOf(id), instead: nameOf(instead) }),
                    )
                    .join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
