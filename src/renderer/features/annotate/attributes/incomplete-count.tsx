import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { liveState } from '../../../bridge/live-state';
import { useLive } from '../../../bridge/use-live';
import type { Session } from '../session/session';
import { showNextIncomplete } from './attribute-commands';
import { incompleteShapes } from './questions';
import classes from './incomplete-count.module.css';

/** How many labels lack a required answer; a click goes to the next of them. */
export function IncompleteCount({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const document = useStore(session.editor.store, (state) => state.document);
  const known = useLive((state) => state.classes);
  const count = useMemo(() => incompleteShapes(document, known).length, [document, known]);
  if (count === 0) return null;
  return (
    <button
      type="button"
      className={classes['count']}
      title={t('attributes.nextIncomplete')}
      onClick={() => showNextIncomplete(session, { classes: () => liveState.getState().classes })}
    >
      {t('attributes.incomplete', { count })}
    </button>
  );
}
