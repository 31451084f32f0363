import { createHash } from 'node:crypto';
import type { Draft } from '@shared/changes/edit';
import { feedbackIdOf } from '@shared/model/feedback';
import { commit } from '@main/db/commit';
import { feedbackFor } from '@main/db/queries/feedback';
import { goldSubmissions } from '@main/db/queries/gold-images';
import { projectOf } from '@main/db/queries/project';
import type { Store } from '@main/db/store';
import { roleHere } from '../rights';
import { goldScores } from './scores';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Tells annotators how well they did, when the project wants it and they submitted more pictures whose truth is known
 * than they were told of. Their machines do not know the truth, so the lead's does it for them.
 *
 * @returns how many people were told something.
 */
export function tellFeedback(store: Store): number {
  if (roleHere(store) !== 'lead' || !projectOf(store).feedback || !isNews(store)) return 0;
  const at = new Date(store.machine.now()).toISOString();
  const drafts = goldScores(store).flatMap(({ member, images, score, hints }): Draft[] => {
    if (member === store.member || feedbackFor(store.db, member)?.images === images) return [];
    return [{ kind: 'feedback', entity: feedbackIdOf(member, sha256), value: { member, images, score, hints, at } }];
  });
  commit(store, drafts, 'no-undo');
  return drafts.length;
}

/** Reading the numbers is cheap, comparing all labels with the truth is not. */
function isNews({ db, member: self }: Store): boolean {
  return goldSubmissions(db).some(
    ({ member, images }) => member !== self && feedbackFor(db, member)?.images !== images,
  );
}
