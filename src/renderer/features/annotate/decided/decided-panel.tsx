import { IconEye, IconEyeOff, IconGavel } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { DisclosureView } from '@shared/contract/disclosures';
import { boundsOf } from '@shared/geometry/operations';
import { zoomToBounds } from '../../../canvas/view/zoom';
import { IconButton } from '../../../ui/icon-button';
import section from '../section.module.css';
import type { Session } from '../session/session';
import classes from './decided-panel.module.css';
import { standingMarks } from './decided-marks';
import { decidedStore } from './decided-store';

/** What was decided on the image after this person labelled it, beside what they had said. */
export function DecidedPanel({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { decisions, isDrawn } = useStore(decidedStore);
  if (decisions.length === 0) return null;
  return (
    <section className={`${section['section']} ${classes['section']}`} aria-labelledby="annotate-decided">
      <div className={section['head']}>
        <IconGavel size={15} stroke={1.6} aria-hidden />
        <h2 id="annotate-decided" className={section['title']}>
          {t('decided.title')}
        </h2>
        <span className={section['count']}>
          {t('decided.count', {
            count: decisions.length,
            same: decisions.filter(({ standing }) => standing === 'same').length,
          })}
        </span>
        <div className={section['end']}>
          <IconButton
            label={t(isDrawn ? 'decided.hide' : 'decided.show')}
            icon={isDrawn ? IconEye : IconEyeOff}
            size="sm"
            onClick={() => decidedStore.setState({ isDrawn: !isDrawn })}
          />
        </div>
      </div>
      <ul className={classes['list']} aria-label={t('decided.list')}>
        {decisions.map((decision) => (
          <Row key={decision.key} session={session} decision={decision} />
        ))}
      </ul>
    </section>
  );
}

function Row({ session, decision }: { readonly session: Session; readonly decision: DisclosureView }) {
  const { t } = useTranslation();
  const styles = useStore(session.editor.store, (state) => state.classes);
  const { standing, objects, method, by, at, comment, votes } = decision;
  const { letter, colour } = standingMarks[standing];
  const names = objects.map((object) => styles.get(object.class)?.name ?? '?').join(', ');
  const what = objects.length === 0 ? t('review.result.none') : names;
  return (
    <li>
      <button type="button" className={classes['row']} onClick={() => show(session, decision)}>
        <span className={classes['mark']} style={{ background: colour }} aria-hidden>
          {letter}
        </span>
        <span className={classes['words']}>
          <span className={classes['what']}>
            {what} <span className={classes['standing']}>{t(`decided.standing.${standing}`)}</span>
          </span>
          <span className={classes['who']} title={new Date(at).toLocaleString()}>
            {t(`decided.by.${method ?? 'changed'}`, { name: by })}
            {votes && ` ${t('decided.votes', votes)}`}
          </span>
          {comment !== '' && <span className={classes['why']}>{comment}</span>}
        </span>
      </button>
    </li>
  );
}

/** Brings it into view, with the label that it is about selected. */
function show({ editor }: Session, { labels, objects }: DisclosureView): void {
  const { shapes } = editor.store.getState().document;
  const there = labels.filter((id) => shapes.has(id));
  editor.setTool('select');
  editor.select(there);
  const geometry = objects[0]?.geometry ?? shapes.get(there[0]!)?.geometry;
  if (geometry) zoomToBounds(editor, boundsOf(geometry));
}
