import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../../bridge/use-live';
import { keepLooks } from './looks';
import classes from './view-popover.module.css';

const aids = ['minimap', 'magnifier', 'crosshair', 'pixelGrid'] as const;

/** What helps the eye and the hand. */
export function AidsSection() {
  const { t } = useTranslation();
  const looks = useLive((state) => state.looks);
  return (
    <section className={classes['section']} aria-labelledby="view-aids">
      <div className={classes['head']}>
        <h2 id="view-aids" className={classes['title']}>
          {t('view.aids')}
        </h2>
      </div>
      <div className={classes['switches']}>
        {aids.map((aid) => (
          <Checkbox
            key={aid}
            label={t(`view.${aid}`)}
            checked={looks[aid]}
            onChange={(event) => keepLooks({ [aid]: event.currentTarget.checked })}
          />
        ))}
      </div>
    </section>
  );
}
