import type { EditResult } from '@shared/contract/annotate';
import type { Draft } from '@shared/changes/edit';
import { newOwnedId } from '@shared/changes/owned-id';
import type { AnnotationId, ImageId, PredictionId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { currentVersion } from '@main/db/queries/guideline-versions';
import { predictionById, type StoredPrediction } from '@main/db/queries/predictions';
import type { Store } from '@main/db/store';
import { answersAfter, questionsOf, type Questions } from './answers';
import { editResult } from './document';
import { reachesOutside } from './reaches-outside';
import { withdrawnEmptiness } from './tags';

/**
 * Turns suggestions into labels of this member, or puts them aside: one commit, one step of undo. Those that somebody
 * has decided already, or that are gone, are left alone.
 */
export function decidePredictions(
  store: Store,
  input: {
    readonly image: ImageId;
    readonly predictions: readonly PredictionId[];
    readonly decision: 'accepted' | 'rejected';
  },
): EditResult {
  const questions = questionsOf(store);
  const drafts = [...new Set(input.predictions)].flatMap((id) => {
    const prediction = predictionById(store.db, id);
    const open = prediction?.image === input.image && prediction.decision === 'pending';
    return open ? draftsOf(store, prediction, input.decision, questions) : [];
  });
  drafts.push(...withdrawnEmptiness(store, input.image, drafts));
  const label = input.decision === 'accepted' ? 'accept' : 'reject';
  const { revision, steps } = commit(store, drafts, { image: input.image, label });
  return editResult(store, input.image, { revision, steps, label: null, skipped: 0 });
}

function draftsOf(
  store: Store,
  { id, ...prediction }: StoredPrediction,
  decision: 'accepted' | 'rejected',
  questions: Questions,
): Draft[] {
  const decided: Draft = { kind: 'prediction', entity: id, value: { ...prediction, decision } };
  if (decision === 'rejected') return [decided];
  const accepted: Draft = {
    kind: 'annotation',
    entity: newOwnedId<AnnotationId>(store.member, store.machine.now()),
    value: {
      image: prediction.image,
      class: prediction.class,
      author: store.member,
      geometry: prediction.geometry,
      source: { type: 'accepted', prediction: id, model: prediction.model, score: prediction.score },
      guideline: currentVersion(store.db),
      truncated: reachesOutside(store, prediction.image, prediction.geometry),
      attributes: answersAfter(questions, prediction.class, undefined, undefined),
      transcription: prediction.transcription ?? null,
    },
  };
  return [accepted, decided];
}
