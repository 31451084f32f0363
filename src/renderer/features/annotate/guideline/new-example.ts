import { createStore } from 'zustand/vanilla';
import type { Region } from '@shared/model/region';

/** The place that is about to become an example of a rule; null: the dialog is closed. */
export const newExample = createStore<{ readonly place: Region | null }>(() => ({ place: null }));

export function closeExample(): void {
  newExample.setState({ place: null });
}
