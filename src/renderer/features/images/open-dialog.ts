import { createStore } from 'zustand/vanilla';

export type ProjectDialog = 'prelabel' | 'import' | 'export' | 'assign' | 'gold';

/** Which dialog of the project is open; commands open them from any screen. */
export const openedDialog = createStore<{ readonly dialog: ProjectDialog | null }>(() => ({ dialog: null }));

export function openDialog(dialog: ProjectDialog | null): void {
  openedDialog.setState({ dialog });
}
