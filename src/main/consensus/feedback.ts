import type { SubmissionResult } from '@shared/contract/review';
import { judgementSchema, type Told } from '@shared/model/feedback';
import type { ImageId } from '@shared/model/ids';
import { feedbackFor } from '@main/db/queries/feedback';
import { projectOf } from '@main/db/queries/project';
import type { Store } from '@main/db/store';
import { scoreOn } from './gold/score';
import { withIds } from './gold/scores';

/** Opens what was closed for whoever works on this machine; null when it was closed for another key. */
export type OpenNote = (note: string) => string | null;

/** What this person is told after submitting an image: nothing, unless its truth is known here and a lead wants it told. */
export function feedbackOn(store: Store, image: ImageId): SubmissionResult['feedback'] {
  if (!projectOf(store).feedback) return null;
  const found = scoreOn(store, image, store.member);
  return found && { score: found.score, hints: found.hints.map(withIds) };
}

/** What this person was told last; null: nothing, or nothing that this machine's key opens. */
export function toldHere(store: Store, open: OpenNote): Told | null {
  const feedback = feedbackFor(store.db, store.member);
  const note = feedback && open(feedback.sealed);
  if (!note) return null;
  return { images: feedback.images, at: feedback.at, ...judgementSchema.parse(JSON.parse(note)) };
}
