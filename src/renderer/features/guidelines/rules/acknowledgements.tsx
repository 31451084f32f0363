import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VersionView } from '@shared/contract/guideline-views';
import { offerCalibration } from '../../../calibration/calibration';
import { reportFailure } from '../../../i18n/show-error';
import { useAnswer } from '../../../bridge/use-answer';
import classes from './versions-panel.module.css';

/** Who has read the version in force, and who has not yet. */
export function Acknowledgements({ version }: { readonly version: VersionView }) {
  const { t } = useTranslation();
  const { value: people } = useAnswer('guidelines.acknowledgements', { version: version.id });
  const { value: places } = useAnswer('guidelines.calibration', { version: version.id });
  if (people === null) return null;
  const read = people.filter(({ at }) => at !== null).length;
  return (
    <section className={classes['people']}>
      <h2 className={classes['heading']}>
        {t('guidelines.read.heading', { number: version.number, read, total: people.length })}
      </h2>
      <ul className={classes['persons']}>
        {people.map(({ member, at, calibration }) => (
          <li key={member.id} className={classes['person']}>
            <span>{member.name === '' ? t('guidelines.person.gone') : member.name}</span>
            {calibration && (
              <span className={`${classes['score']} figures`} title={t('calibration.scored.title', calibration)}>
                {t('calibration.scored', calibration)}
              </span>
            )}
            <span className={classes['dim']}>
              {at === null ? t('guidelines.read.notYet') : t('guidelines.date', { date: new Date(at) })}
            </span>
          </li>
        ))}
      </ul>
      {places !== null && places.length > 0 && (
        <Button size="compact-xs" variant="default" onClick={() => reportFailure(offerCalibration(version.id))}>
          {t('calibration.again')}
        </Button>
      )}
    </section>
  );
}
