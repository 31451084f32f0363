import { createStore } from 'zustand/vanilla';
import type { SimilarTo } from '@shared/contract/embeddings';

/** What others are looked for that look like it; null: the dialog is closed. */
export const similar = createStore<{ readonly to: SimilarTo | null }>(() => ({ to: null }));

/** Shows what looks like an image or an object, from any screen. */
export function findSimilar(to: SimilarTo): void {
  similar.setState({ to });
}

export function closeSimilar(): void {
  similar.setState({ to: null });
}
