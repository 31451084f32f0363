import { createStore } from 'zustand/vanilla';
import type { AnnotationId } from '@shared/model/ids';

interface TranscriptionState {
  /** The label whose text is being typed; null: none. */
  readonly open: AnnotationId | null;
  /** What was last chosen, for the next region. */
  readonly language: string | undefined;
}

/** The box in which a region's text is typed. */
export const transcriptionStore = createStore<TranscriptionState>(() => ({ open: null, language: undefined }));
