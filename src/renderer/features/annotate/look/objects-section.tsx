import { Button, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { looksSchema } from '@shared/contract/looks';
import { useLive } from '../../../bridge/use-live';
import type { Session } from '../session/session';
import { AgreementLegend } from './agreement-legend';
import { AuthorLegend } from './author-legend';
import { focusOnClass, focusOnSelection, unfocus } from './focusing';
import { keepLooks } from './looks';
import { SliderRow } from './slider-row';
import classes from './view-popover.module.css';

const { labels: labelsSchema, relations: relationsSchema, colourBy: colourBySchema } = looksSchema.shape;

/** How what is drawn on the picture looks. */
export function ObjectsSection({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const looks = useLive((state) => state.looks);
  const focus = useStore(session.editor.store, (state) => state.focus);
  const selected = useStore(session.editor.store, (state) => state.selection.size);
  return (
    <section className={classes['section']} aria-labelledby="view-objects">
      <div className={classes['head']}>
        <h2 id="view-objects" className={classes['title']}>
          {t('view.objects')}
        </h2>
      </div>
      <div className={classes['choice']}>
        <span className={classes['name']}>{t('view.labels')}</span>
        <SegmentedControl
          fullWidth
          aria-label={t('view.labels')}
          value={looks.labels}
          onChange={(value) => keepLooks({ labels: labelsSchema.parse(value) })}
          data={labelsSchema.options.map((value) => ({ value, label: t(`view.labels.${value}`) }))}
        />
      </div>
      <div className={classes['choice']}>
        <span className={classes['name']}>{t('relations.shown')}</span>
        <SegmentedControl
          fullWidth
          aria-label={t('relations.shown')}
          value={looks.relations}
          onChange={(value) => keepLooks({ relations: relationsSchema.parse(value) })}
          data={relationsSchema.options.map((value) => ({ value, label: t(`relations.shown.${value}`) }))}
        />
      </div>
      <div className={classes['choice']}>
        <span className={classes['name']}>{t('view.colour')}</span>
        <SegmentedControl
          fullWidth
          aria-label={t('view.colour')}
          value={looks.colourBy}
          onChange={(value) => keepLooks({ colourBy: colourBySchema.parse(value) })}
          data={colourBySchema.options.map((value) => ({ value, label: t(`view.colour.${value}`) }))}
        />
      </div>
      {looks.colourBy === 'author' && <AuthorLegend session={session} />}
      {looks.colourBy === 'agreement' && <AgreementLegend />}
      <SliderRow
        name={t('view.fill')}
        value={Math.round(looks.fill * 100)}
        least={0}
        most={100}
        step={1}
        neutral={14}
        text={`${Math.round(looks.fill * 100)}%`}
        onChange={(value) => keepLooks({ fill: value / 100 })}
      />
      <SliderRow
        name={t('view.outline')}
        value={looks.outline}
        least={0.5}
        most={6}
        step={0.5}
        neutral={1.5}
        text={`${looks.outline} px`}
        onChange={(value) => keepLooks({ outline: value })}
      />
      <div className={classes['choice']}>
        <span className={classes['name']}>{t('view.focus')}</span>
        <span className={classes['buttons']}>
          {focus ? (
            <Button size="compact-xs" variant="light" onClick={() => unfocus(session)}>
              {t(focus.type === 'class' ? 'view.focus.endClass' : 'view.focus.endObjects')}
            </Button>
          ) : (
            <>
              <Button
                size="compact-xs"
                variant="default"
                disabled={selected === 0}
                onClick={() => focusOnSelection(session)}
              >
                {t('view.focus.selection')}
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => focusOnClass(session)}>
                {t('view.focus.class')}
              </Button>
            </>
          )}
        </span>
      </div>
    </section>
  );
}
