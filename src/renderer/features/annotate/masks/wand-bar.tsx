import { Checkbox, SegmentedControl, Slider } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { focusCanvas } from '../command-context';
import { setWand } from '../session/habits';
import type { Session } from '../session/session';
import classes from './brush-bar.module.css';

/** How the wand chooses, below the canvas while it is in hand. */
export function WandBar({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { store } = session.editor;
  const tool = useStore(store, ({ active }) => active.name);
  const { tolerance, isContiguous, makes } = useStore(store, (state) => state.wand);
  if (tool !== 'wand') return null;
  return (
    <div className={classes['bar']} role="group" aria-label={t('masks.wand')}>
      <span id="wand-tolerance" className={classes['name']}>
        {t('masks.tolerance')}
      </span>
      <Slider
        classNames={{ root: classes['slider'] ?? '' }}
        size="xs"
        min={0}
        max={255}
        label={null}
        value={tolerance}
        onChange={(value) => setWand(session, { tolerance: value })}
        onChangeEnd={focusCanvas}
        thumbProps={{ 'aria-labelledby': 'wand-tolerance' }}
      />
      <output className={classes['value']}>{tolerance}</output>
      <Checkbox
        size="xs"
        label={t('masks.contiguous')}
        checked={isContiguous}
        onChange={({ currentTarget }) => setWand(session, { isContiguous: currentTarget.checked })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('masks.makes')}
        value={makes}
        onChange={(value) => setWand(session, { makes: value })}
        data={[
          { value: 'mask', label: t('masks.makes.mask') },
          { value: 'polygon', label: t('masks.makes.polygon') },
        ]}
      />
      <span className={classes['hint']}>{t('masks.wandHint')}</span>
    </div>
  );
}
