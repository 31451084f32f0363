import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { call, on } from '../../../bridge/bridge';
import { showError } from '../../../i18n/show-error';
import type { Session } from '../session/session';
import { followHand } from './follow-hand';
import { panelStore, type PanelState } from './panel-store';

/** The panel for what is in the hand, read again whenever something was committed. */
export function usePanel(session: Session): PanelState & { readonly refresh: () => void } {
  const state = useStore(panelStore);
  const [refresh, setRefresh] = useState<() => void>(() => () => {});
  useEffect(() => {
    const followed = followHand(session.editor, {
      read: (subject) => call('guidelines.panel', subject),
      show: (panel, subject) => panelStore.setState({ panel, subject }),
      report: showError,
    });
    setRefresh(() => followed.refresh);
    const endListening = on('project.changed', followed.refresh);
    return () => {
      endListening();
      followed.dispose();
      panelStore.setState(panelStore.getInitialState(), true);
    };
  }, [session]);
  return { ...state, refresh };
}
