import type { SubmissionResult } from '@shared/contract/review';
import type { ImageId } from '@shared/model/ids';
import { projectOf } from '@main/db/queries/project';
import type { Store } from '@main/db/store';
import { scoreOn } from './gold/score';
import { withIds } from './gold/scores';

/** What this person is told after submitting an image: nothing, unless its truth is known here and a lead wants it told. */
export function feedbackOn(store: Store, image: ImageId): SubmissionResult['feedback'] {
  if (!projectOf(store).feedback) return null;
  const found = scoreOn(store, image, store.member);
  return found && { score: found.score, hints: found.hints.map(withIds) };
}
