import { createStore } from 'zustand/vanilla';
import type { Panel } from '@shared/contract/guideline-views';
import type { Subject } from './subject';

export interface PanelState {
  /** null until the first answer. */
  readonly panel: Panel | null;
  /** What the panel is about. */
  readonly subject: Subject;
}

/** What the guideline says to the hand now; the keys that cite a rule read it too.  */
export const panelStore = createStore<PanelState>(() => ({ panel: null, subject: { class: null, annotation: null } }));
