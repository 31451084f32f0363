import { createStore } from 'zustand/vanilla';
import type { QuestionView } from '@shared/contract/guideline-views';
import type { Geometry } from '@shared/geometry/geometry';
import type { AnnotationId, ImageId } from '@shared/model/ids';

/** What a question that is being written is about. */
export interface Asking {
  readonly image: ImageId;
  /** null: the whole picture. */
  readonly region: Geometry | null;
  readonly annotation: AnnotationId | null;
}

export interface QuestionState {
  /** What was asked on the image under work, newest first. */
  readonly questions: readonly QuestionView[];
  readonly asking: Asking | null;
}

export const questionStore = createStore<QuestionState>(() => ({ questions: [], asking: null }));
