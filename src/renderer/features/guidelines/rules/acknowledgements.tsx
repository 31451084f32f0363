import { useTranslation } from 'react-i18next';
import type { VersionView } from '@shared/contract/guideline-views';
import { useAnswer } from '../../../bridge/use-answer';
import classes from './versions-panel.module.css';

/** Who has read the version in force, and who has not yet. */
export function Acknowledgements({ version }: { readonly version: VersionView }) {
  const { t } = useTranslation();
  const { value: people } = useAnswer('guidelines.acknowledgements', { version: version.id });
  if (people === null) return null;
  const read = people.filter(({ at }) => at !== null).length;
  return (
    <section className={classes['people']}>
      <h2 className={classes['heading']}>
        {t('guidelines.read.heading', { number: version.number, read, total: people.length })}
      </h2>
      <ul className={classes['persons']}>
        {people.map(({ member, at }) => (
          <li key={member.id} className={classes['person']}>
            <span>{member.name === '' ? t('guidelines.person.gone') : member.name}</span>
            <span className={classes['dim']}>
              {at === null ? t('guidelines.read.notYet') : t('guidelines.date', { date: new Date(at) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
