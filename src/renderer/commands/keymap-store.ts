import { createStore } from 'zustand/vanilla';
import { defaultKeymap, type Keymap } from '@shared/contract/keymap';

/** The keymap in force. */
export const keymapStore = createStore<Keymap>(() => defaultKeymap);
