import { useTranslation } from 'react-i18next';
import type { Session } from '../session/session';
import { CaseCard } from './case-card';
import classes from './guideline-tab.module.css';
import { useLookAlikes } from './use-look-alikes';

/** The decided cases that look most like what is selected, and how much. */
export function LookAlikes({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const answer = useLookAlikes(session);
  if (answer === null) return null;
  const { cases, unseen } = answer;
  if (cases !== null && cases.length === 0 && unseen === 0) return null;
  return (
    <section aria-label={t('cases.alike')}>
      <h3 className={classes['heading']}>{t('cases.alike')}</h3>
      {cases === null ? (
        <p className={classes['more']}>{t('cases.alike.away')}</p>
      ) : (
        <ul className={classes['cards']}>
          {cases.map((one) => (
            <CaseCard
              key={one.id}
              decided={one}
              why={t('cases.alike.why', {
                similarity: one.similarity,
                same: one.sameClass ? 'yes' : 'no',
                answers: one.shared.length > 0 ? one.shared.join(', ') : 'none',
              })}
            />
          ))}
        </ul>
      )}
      {unseen > 0 && <p className={classes['more']}>{t('cases.alike.unseen', { count: unseen })}</p>}
    </section>
  );
}
