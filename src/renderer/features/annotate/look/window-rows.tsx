import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ImageId } from '@shared/model/ids';
import type { Editor } from '../../../canvas/editor/editor';
import { autoWindow, levelOf, widthOf, windowAt, windowOf } from '../../../canvas/editor/window-level';
import { adjust } from './looks';
import { SliderRow } from './slider-row';
import classes from './view-popover.module.css';

/** Which of the picture's values are shown from black to white, in those values. */
export function WindowRows({ image, editor }: { readonly image: ImageId; readonly editor: Editor }) {
  const { t } = useTranslation();
  const now = useStore(editor.store, (state) => state.adjustments);
  const range = useStore(editor.store, (state) => state.range);
  if (range === null) return null;
  const window = windowOf(now, range);
  const neutral = windowOf({ ...now, window: null }, range);
  const [level, width] = [levelOf(window), widthOf(window)];
  const show = (nextLevel: number, nextWidth: number) =>
    adjust(image, { ...now, window: windowAt(nextLevel, nextWidth) });
  const inValues = (part: number) => String(Math.round(part * range.top));
  return (
    <>
      <SliderRow
        name={t('view.level')}
        value={level}
        least={0}
        most={1}
        step={1 / Math.min(range.top, 1023)}
        neutral={levelOf(neutral)}
        text={inValues(level)}
        onChange={(value) => show(value, width)}
      />
      <SliderRow
        name={t('view.window')}
        // Half as wide is as far from the whole as a quarter is from the half.
        value={Math.log2(width)}
        least={-12}
        most={0}
        step={0.05}
        neutral={Math.log2(widthOf(neutral))}
        text={inValues(width)}
        onChange={(value) => show(level, 2 ** value)}
      />
      <div className={classes['switches']}>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => adjust(image, { ...now, window: autoWindow(range) })}
        >
          {t('view.windowAuto')}
        </Button>
      </div>
    </>
  );
}
