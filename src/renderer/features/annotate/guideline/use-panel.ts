import { useEffect } from 'react';
import { call, on } from '../../../bridge/bridge';
import { showError } from '../../../i18n/show-error';
import type { Session } from '../session/session';
import { followHand } from './follow-hand';
import { panelStore } from './panel-store';

/** Keeps the panel at what is in the hand; it is read again when it may say something else. */
export function usePanelFollows(session: Session): void {
  useEffect(() => {
    const followed = followHand(session.editor, {
      read: (subject) => call('guidelines.panel', subject),
      show: (panel, subject) => panelStore.setState({ panel, subject }),
      report: showError,
    });
    const endListening = on('project.changed', ({ guidelines, images }) => {
      const isOwn = images === null || images.includes(session.image.id);
      // What the selected label cites may have changed with it.
      if (guidelines || (isOwn && panelStore.getState().subject.annotation !== null)) followed.refresh();
    });
    return () => {
      endListening();
      followed.dispose();
      panelStore.setState(panelStore.getInitialState(), true);
    };
  }, [session]);
}
