import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCrop, IconForbid } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ClassView } from '@shared/contract/classes';
import { allowsShape } from '@shared/model/allows-shape';
import type { EditorDocument } from '../../../canvas/editor/document';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { measureText } from '../../../canvas/view/measure-text';
import { useLive } from '../../../bridge/use-live';
import { LabelStanding, useLabelStanding } from '../decided/label-standing';
import { missingOf, questionsOf } from '../attributes/questions';
import type { Session } from '../session/session';
import { describeObject } from './describe-object';
import { geometryIcons } from './geometry-icons';
import { ObjectButtons } from './object-buttons';
import classes from './object-row.module.css';

interface ObjectRowProps {
  readonly session: Session;
  readonly shape: AnnotationShape;
  readonly index: number;
  readonly count: number;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  readonly focusable: boolean;
  readonly onFocus: () => void;
  /** `more` keeps what is selected already. */
  readonly onChoose: (more: boolean) => void;
  readonly onDelete: () => void;
}

/** What the object is related to, in the direction in which it is. */
function saidOf(
  { id }: AnnotationShape,
  { shapes, relations }: EditorDocument,
  known: readonly ClassView[],
): { name: string; other: string }[] {
  return [...relations.values()].flatMap((relation) => {
    const other = relation.from === id ? shapes.get(relation.to) : undefined;
    return other ? [{ name: relation.name, other: known.find((one) => one.id === other.class)?.name ?? '' }] : [];
  });
}

export function ObjectRow({
  session,
  shape,
  index,
  count,
  top,
  focusable,
  onFocus,
  onChoose,
  onDelete,
}: ObjectRowProps) {
  const { t } = useTranslation();
  const { store } = session.editor;
  const selected = useStore(store, (state) => state.selection.has(shape.id));
  const hovered = useStore(store, (state) => state.hover === shape.id);
  const hidden = useStore(store, (state) => state.hidden.has(shape.id));
  const locked = useStore(store, (state) => state.document.locked.has(shape.id));
  const style = useStore(store, (state) => state.classes.get(shape.class));
  const Icon = geometryIcons[shape.geometry.type];
  const known = useLive((state) => state.classes);
  const allowed = allowsShape(style ?? {}, shape.geometry.type);
  const missing = missingOf(known, shape);
  const standing = useLabelStanding(shape.id);
  const said = saidOf(shape, store.getState().document, known);
  const description = describeObject(t, style?.name ?? '', shape, hidden, questionsOf(known, shape.class), said);
  return (
    <div
      role="listitem"
      aria-posinset={index + 1}
      aria-setsize={count}
      className={classes['row']}
      data-selected={selected || undefined}
      data-hovered={hovered || undefined}
      data-hidden={hidden || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onPointerEnter={() => store.setState({ hover: shape.id })}
      onPointerLeave={() => store.setState({ hover: null })}
    >
      <button
        type="button"
        className={classes['choose']}
        data-row={index}
        aria-pressed={selected}
        tabIndex={focusable ? 0 : -1}
        onFocus={onFocus}
        onClick={(event) => onChoose(event.shiftKey || event.ctrlKey || event.metaKey)}
      >
        <Icon size={14} stroke={1.8} color={style?.colour} />
        <VisuallyHidden>
          {[
            description,
            ...(locked ? [t('editing.locked')] : []),
            ...(allowed ? [] : [t('allowed.not')]),
            ...(standing ? [t(`decided.label.${standing}`)] : []),
          ].join(', ')}
        </VisuallyHidden>
        <span className={classes['name']} aria-hidden>
          {style?.name}
          {shape.transcription && <span className={classes['text']}>{shape.transcription.text}</span>}
        </span>
        {shape.truncated && (
          <span className={classes['truncated']} title={t('annotate.objects.truncated')} aria-hidden>
            <IconCrop size={13} stroke={1.8} />
          </span>
        )}
        {!allowed && (
          <span className={classes['missing']} title={t('allowed.not')} aria-hidden>
            <IconForbid size={13} stroke={1.8} />
          </span>
        )}
        {standing && <LabelStanding standing={standing} />}
        {missing.length > 0 && (
          <span
            className={classes['missing']}
            title={t('attributes.missing', { names: missing.map(({ name }) => name).join(', ') })}
            aria-hidden
          >
            <IconAlertTriangle size={13} stroke={1.8} />
          </span>
        )}
        <span className={classes['size']} aria-hidden>
          {measureText(shape.geometry)}
        </span>
      </button>
      <ObjectButtons session={session} shape={shape} onDelete={onDelete} />
    </div>
  );
}
