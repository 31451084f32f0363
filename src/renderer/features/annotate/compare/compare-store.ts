import { createStore } from 'zustand/vanilla';
import type { ImageId } from '@shared/model/ids';

interface CompareStore {
  readonly isOpen: boolean;
  /** `<id>@<version>` that is compared with; null: the first that suggested something. */
  readonly model: string | null;
  /** Where a model was run from here last: one that found nothing leaves no suggestion to tell it by. */
  readonly looked: { readonly image: ImageId; readonly model: string } | null;
  /** The difference that was gone to, by its key. */
  readonly current: { readonly image: ImageId; readonly key: string } | null;
}

/** Whether and with which model labels are compared; it stays from image to image. */
export const compareStore = createStore<CompareStore>(() => ({
  isOpen: false,
  model: null,
  looked: null,
  current: null,
}));
