import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { unadjusted } from '@shared/contract/looks';
import { useLive } from '../../../bridge/use-live';
import { isAdjusted } from '../../../canvas/editor/adjustments';
import type { Session } from '../session/session';
import { adjust, keepAdjustments } from './looks';
import { SliderRow } from './slider-row';
import { WindowRows } from './window-rows';
import classes from './view-popover.module.css';

const signed = (value: number) => (value > 0 ? `+${value}` : `${value}`.replace('-', '−'));

/** How the picture is shown; its file is never touched. */
export function PictureSection({ session: { image, editor } }: { readonly session: Session }) {
  const { t } = useTranslation();
  const now = useStore(editor.store, (state) => state.adjustments);
  const keep = useLive((state) => state.looks.keepAdjustments);
  return (
    <section className={classes['section']} aria-labelledby="view-picture">
      <div className={classes['head']}>
        <h2 id="view-picture" className={classes['title']}>
          {t('view.picture')}
        </h2>
        {isAdjusted(now) && (
          <Button size="compact-xs" variant="default" onClick={() => adjust(image.id, unadjusted)}>
            {t('view.reset')}
          </Button>
        )}
      </div>
      {(['brightness', 'contrast'] as const).map((which) => (
        <SliderRow
          key={which}
          name={t(`view.${which}`)}
          value={now[which]}
          least={-100}
          most={100}
          step={1}
          neutral={0}
          text={signed(now[which])}
          onChange={(value) => adjust(image.id, { ...now, [which]: value })}
        />
      ))}
      <SliderRow
        name={t('view.gamma')}
        // Twice as bright is as far from the middle as half as bright.
        value={Math.log2(now.gamma)}
        least={-2}
        most={2}
        step={0.02}
        neutral={0}
        text={now.gamma.toFixed(2)}
        onChange={(value) => adjust(image.id, { ...now, gamma: Math.round(2 ** value * 100) / 100 })}
      />
      <WindowRows image={image.id} editor={editor} />
      <div className={classes['switches']}>
        <Checkbox
          label={t('view.invert')}
          checked={now.invert}
          onChange={(event) => adjust(image.id, { ...now, invert: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('view.keep')}
          checked={keep}
          onChange={(event) => keepAdjustments(image.id, event.currentTarget.checked)}
        />
      </div>
    </section>
  );
}
