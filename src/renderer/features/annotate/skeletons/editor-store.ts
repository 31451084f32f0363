import { createStore } from 'zustand/vanilla';

/** Whether the dialog in which skeletons are made is open. */
export const skeletonEditor = createStore<{ readonly opened: boolean }>(() => ({ opened: false }));

export function openSkeletonEditor(): void {
  skeletonEditor.setState({ opened: true });
}

export function closeSkeletonEditor(): void {
  skeletonEditor.setState({ opened: false });
}
