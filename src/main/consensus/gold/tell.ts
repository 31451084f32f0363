import { createHash } from 'node:crypto';
import type { Draft } from '@shared/changes/edit';
import { feedbackIdOf, JUDGEMENT_SIZE, type Judgement } from '@shared/model/feedback';
import { commit } from '@main/db/commit';
import { feedbackFor } from '@main/db/queries/feedback';
import { goldSubmissions } from '@main/db/queries/gold-images';
import { memberRecord } from '@main/db/queries/member-record';
import { projectOf } from '@main/db/queries/project';
import type { Store } from '@main/db/store';
import { sealNote } from '@main/secrets/sealed-note';
import { roleHere } from '../rights';
import { goldScores } from './scores';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Tells annotators how well they did, when the project wants it and they submitted more pictures whose truth is known
 * than they were told of. Their machines do not know the truth, so the lead's does it for them; who has no machine, and
 * so no key, cannot be told. It is closed for their key: how reliable somebody is concerns them and the leads.
 *
 * @returns how many people were told something.
 */
export function tellFeedback(store: Store): number {
  if (roleHere(store) !== 'lead' || !projectOf(store).feedback || !isNews(store)) return 0;
  const at = new Date(store.machine.now()).toISOString();
  const drafts = goldScores(store).flatMap(({ member, images, score, hints }): Draft[] => {
    if (member === store.member || feedbackFor(store.db, member)?.images === images) return [];
    const key = memberRecord(store.db, member)?.key;
    if (!key) return [];
    const sealed = sealNote(JSON.stringify({ score, hints } satisfies Judgement), key, JUDGEMENT_SIZE);
    return [{ kind: 'feedback', entity: feedbackIdOf(member, sha256), value: { member, images, sealed, at } }];
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
