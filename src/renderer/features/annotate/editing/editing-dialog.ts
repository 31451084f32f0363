import { createStore } from 'zustand/vanilla';

/** The dialog of an editing command that is open. */
export const editingDialog = createStore<{ readonly open: 'convert' | 'propagate' | null }>(() => ({ open: null }));
