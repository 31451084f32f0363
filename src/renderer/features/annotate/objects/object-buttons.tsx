import { IconEye, IconEyeOff, IconLock, IconLockOpen, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { toggleHidden } from '../session/edits';
import { toggleLocked } from '../session/locks';
import type { Session } from '../session/session';
import classes from './object-row.module.css';

interface ObjectButtonsProps {
  readonly session: Session;
  readonly shape: AnnotationShape;
  readonly onDelete: () => void;
}

/** The keys H, L and Delete do the same, so that Tab goes past the list and not through it. */
export function ObjectButtons({ session, shape, onDelete }: ObjectButtonsProps) {
  const { t } = useTranslation();
  const { store } = session.editor;
  const hidden = useStore(store, (state) => state.hidden.has(shape.id));
  const locked = useStore(store, (state) => state.document.locked.has(shape.id));
  const [Eye, Lock] = [hidden ? IconEyeOff : IconEye, locked ? IconLock : IconLockOpen];
  return (
    <>
      <button
        type="button"
        className={classes['small']}
        data-always={hidden || undefined}
        tabIndex={-1}
        aria-label={t(hidden ? 'annotate.objects.show' : 'annotate.objects.hide')}
        onClick={() => toggleHidden(session, [shape.id])}
      >
        <Eye size={14} stroke={1.6} />
      </button>
      <button
        type="button"
        className={classes['small']}
        data-always={locked || undefined}
        tabIndex={-1}
        aria-label={t(locked ? 'editing.unlockOne' : 'editing.lockOne')}
        onClick={() => toggleLocked(session, [shape.id])}
      >
        <Lock size={14} stroke={1.6} />
      </button>
      <button
        type="button"
        className={classes['small']}
        tabIndex={-1}
        aria-label={t('annotate.objects.delete')}
        disabled={locked}
        onClick={onDelete}
      >
        <IconTrash size={14} stroke={1.6} />
      </button>
    </>
  );
}
