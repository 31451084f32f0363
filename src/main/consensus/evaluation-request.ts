import type { EvaluationKind } from '@shared/evaluation/detection';
import type { Judged, Standard } from './evaluation-sides';
import type { EvaluationSlice } from './evaluation-slices';

/** What is judged by what, and how. */
export interface EvaluationRequest {
  readonly judged: Judged;
  readonly standard: Standard;
  readonly kind: EvaluationKind;
  /** From which similarity on something found is the thing itself, above 0, at most 1. */
  readonly threshold: number;
  /** Suggestions that the model is less sure of count in average precision alone. */
  readonly score: number;
  readonly slices: readonly EvaluationSlice[];
  /** Leave out images on which the model suggests nothing: it may never have looked at them. */
  readonly seenOnly: boolean;
}
