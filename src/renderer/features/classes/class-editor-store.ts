import { createStore } from 'zustand/vanilla';
import type { ClassId } from '@shared/model/ids';

interface ClassEditorState {
  readonly opened: boolean;
  /** The class whose page is open. */
  readonly chosen: ClassId | null;
}

/** Whether the dialog of classes is open, and where; commands open it from any screen. */
export const classEditor = createStore<ClassEditorState>(() => ({ opened: false, chosen: null }));
