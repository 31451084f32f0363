import { newOwnedId } from '@shared/changes/owned-id';
import type { SubmissionResult } from '@shared/contract/review';
import type { Told } from '@shared/model/feedback';
import type { ImageId, SubmissionId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { submissionsOf } from '@main/db/queries/submissions';
import type { Store } from '@main/db/store';
import { feedbackOn, toldHere, type OpenNote } from './feedback';

/** Says that this person is done with an image; saying it again renews it. */
export function submit(store: Store, image: ImageId): SubmissionResult {
  const now = store.machine.now();
  const before = submissionsOf(store.db, image).find(({ member }) => member === store.member);
  const value = { image, member: store.member, at: new Date(now).toISOString() };
  commit(
    store,
    [{ kind: 'submission', entity: before?.id ?? newOwnedId<SubmissionId>(store.member, now), value }],
    'no-undo',
  );
  return { submitted: true, feedback: feedbackOn(store, image) };
}

/** When this person submitted the image, and how many others did. */
export function submissionOf(
  store: Store,
  image: ImageId,
  open: OpenNote,
): { at: string | null; others: number; told: Told | null } {
  const all = submissionsOf(store.db, image);
  const own = all.find(({ member }) => member === store.member);
  return { at: own?.at ?? null, others: all.length - (own ? 1 : 0), told: toldHere(store, open) };
}
