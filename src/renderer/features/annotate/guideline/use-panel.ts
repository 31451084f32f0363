import { useEffect } from 'react';
import { useStore } from 'zustand';
import { call, on } from '../../../bridge/bridge';
import { showError } from '../../../i18n/show-error';
import type { Session } from '../session/session';
import { followHand } from './follow-hand';
import { panelStore, type PanelState } from './panel-store';

/** The panel for what is in the hand, read again when it may say something else. */
export function usePanel(session: Session): PanelState {
  const state = useStore(panelStore);
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
  return state;
}
