import { createStore } from 'zustand/vanilla';
import type { ImageAgreement } from '@shared/contract/agreement';
import type { ImageId } from '@shared/model/ids';

/** How far people agree on the image under work, once somebody wants to see it; null: not known yet. */
export const agreementStore = createStore<{ readonly image: ImageId | null; readonly found: ImageAgreement | null }>(
  () => ({ image: null, found: null }),
);
