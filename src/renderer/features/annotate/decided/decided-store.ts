import { createStore } from 'zustand/vanilla';
import type { DisclosureView } from '@shared/contract/disclosures';

interface DecidedState {
  /** What was decided on the image under work, as far as this person was told, oldest first. */
  readonly decisions: readonly DisclosureView[];
  /** Drawn over the labels; it stays from image to image. */
  readonly isDrawn: boolean;
}

export const decidedStore = createStore<DecidedState>(() => ({ decisions: [], isDrawn: true }));
