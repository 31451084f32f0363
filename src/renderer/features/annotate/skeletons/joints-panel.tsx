import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { clampPoint } from '@shared/geometry/extent';
import { jointOf, placeJoint } from '@shared/geometry/skeleton/joints';
import { labelledJoints } from '@shared/geometry/skeleton/skeleton-kernel';
import type { JointId, Skeleton, Visibility } from '@shared/geometry/skeleton/skeleton';
import { expectedPlace, jointsInOrder } from '@shared/skeleton/place';
import { extentOf } from '../../../canvas/editor/document';
import { put } from '../../../canvas/tools/draw';
import { editableShapes } from '../../../canvas/tools/select/targets';
import { sideInk } from '../../../canvas/view/painting/side-ink';
import section from '../section.module.css';
import type { Session } from '../session/session';
import classes from './joints-panel.module.css';

/** The joints of the selected skeleton, also those that nobody has placed: each can be seen, hidden or not labelled. */
export function JointsPanel({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { store } = session.editor;
  const document = useStore(store, (state) => state.document);
  const selection = useStore(store, (state) => state.selection);
  const templates = useStore(store, (state) => state.templates);
  const active = useStore(store, (state) => state.active);
  const [shape, ...others] = editableShapes(document, selection);
  if (shape === undefined || others.length > 0 || shape.geometry.type !== 'skeleton') return null;
  const skeleton = shape.geometry;
  const template = templates.get(skeleton.template);
  const rows = jointsInOrder(template, skeleton);
  const held = active.name === 'select' && 'vertex' in active.state ? active.state.vertex : null;
  const heldId = held?.id === shape.id ? skeleton.joints[held.ref.index]?.id : undefined;

  function show(id: JointId, visibility: Visibility): void {
    const changed = withVisibility(id, visibility);
    if (changed && labelledJoints(changed).length > 0)
      session.edit('edit-vertices', [put(shape!.id, shape!.class, changed)]);
  }

  function withVisibility(id: JointId, visibility: Visibility): Skeleton | null {
    const place = jointOf(skeleton, id) ?? (template && expectedPlace(template, skeleton, id));
    return place ? placeJoint(skeleton, id, clampPoint(place, extentOf(document)), visibility) : null;
  }

  return (
    <section className={classes['panel']} aria-label={t('skeletons.joints')} data-part="joints">
      <div className={section['head']}>
        <h3 className={section['title']}>{t('skeletons.joints')}</h3>
        <span className={section['count']}>
          {t('skeletons.labelled', { count: labelledJoints(skeleton).length, all: rows.length })}
        </span>
      </div>
      <ul className={classes['list']}>
        {rows.map(({ id, name, side, joint }) => (
          <li key={id} className={classes['row']} data-held={id === heldId || undefined}>
            <span
              className={classes['dot']}
              style={{ background: sideInk(side, 'var(--plumb-text-dim)') }}
              aria-hidden
            />
            <span className={classes['name']} title={name}>
              {name}
            </span>
            <SegmentedControl
              size="xs"
              aria-label={name}
              value={String(joint?.visibility ?? 0)}
              onChange={(value) => show(id, value === '2' ? 2 : value === '1' ? 1 : 0)}
              data={(['2', '1', '0'] as const).map((value) => ({ value, label: t(`skeletons.short.${value}`) }))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
