import { createStore } from 'zustand/vanilla';
import type { ChannelOutput } from '@shared/contract/index';

/** Everybody of the project, known once somebody wants to see who drew what. */
export const members = createStore<{ readonly people: ChannelOutput<'guidelines.members'> }>(() => ({ people: [] }));
