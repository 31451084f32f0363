import { Button, Checkbox, Slider } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isPaintingTool } from '../../../canvas/tools/active-tool';
import { isMaskShape, MOST_BRUSH_SIZE } from '../../../canvas/tools/brush/stroke';
import { editableShapes } from '../../../canvas/tools/select/targets';
import { focusCanvas } from '../command-context';
import { setBrush } from '../session/habits';
import type { Session } from '../session/session';
import classes from './brush-bar.module.css';
import { fillMaskHoles, removeMaskIslands } from './clean';

/** The slider goes by equal factors: a small brush is set as exactly as a large one. */
const STEPS = 100;

/** How the brush paints, below the canvas while one is in hand. */
export function BrushBar({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { store } = session.editor;
  const tool = useStore(store, ({ active }) => active.name);
  const { size, erasesOthers } = useStore(store, (state) => state.brush);
  const hasMask = useStore(store, ({ document, selection }) => editableShapes(document, selection).some(isMaskShape));
  if (!isPaintingTool(tool)) return null;
  const run = (change: (session: Session) => void) => () => {
    change(session);
    focusCanvas();
  };
  return (
    <div className={classes['bar']} role="group" aria-label={t('masks.options')}>
      <span id="brush-size" className={classes['name']}>
        {t('masks.size')}
      </span>
      <Slider
        classNames={{ root: classes['slider'] ?? '' }}
        size="xs"
        min={0}
        max={STEPS}
        label={null}
        value={Math.round((STEPS * Math.log(size)) / Math.log(MOST_BRUSH_SIZE))}
        onChange={(step) => setBrush(session, { size: Math.round(MOST_BRUSH_SIZE ** (step / STEPS)) })}
        onChangeEnd={focusCanvas}
        thumbProps={{ 'aria-labelledby': 'brush-size', 'aria-valuetext': t('masks.sizeValue', { size }) }}
      />
      <output className={classes['value']}>{t('masks.sizeValue', { size })}</output>
      <Checkbox
        size="xs"
        label={t('masks.erasesOthersShort')}
        title={t('masks.erasesOthers')}
        checked={erasesOthers}
        onChange={({ currentTarget }) => setBrush(session, { erasesOthers: currentTarget.checked })}
      />
      <Button size="compact-xs" variant="default" disabled={!hasMask} onClick={run(fillMaskHoles)}>
        {t('masks.fillHolesShort')}
      </Button>
      <Button size="compact-xs" variant="default" disabled={!hasMask} onClick={run(removeMaskIslands)}>
        {t('masks.removeIslandsShort')}
      </Button>
      <span className={classes['hint']}>{t(hasMask ? 'masks.hintOn' : 'masks.hintNew')}</span>
    </div>
  );
}
