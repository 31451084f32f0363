import type { EditResult, Operation } from '@shared/contract/annotate';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { UserError } from '@shared/lib/user-error';
import type { Source } from '@shared/model/annotation';
import type { GuidelineVersionId, ImageId, PredictionId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { lastRevision } from '@main/db/log';
import { annotationById } from '@main/db/queries/annotations';
import { currentVersion } from '@main/db/queries/guideline-versions';
import type { Store } from '@main/db/store';
import { redo, undo, type Undone } from '@main/db/undo';
import { answersAfter, questionsOf, type Questions } from './answers';
import { editResult } from './document';
import { reachesOutside } from './reaches-outside';
import { relationDraft } from './relate';
import { withdrawnEmptiness } from './tags';

/**
 * Commits one gesture on one image. A label that is new belongs to this machine's member; one that exists keeps its
 * author and where it came from. Either way it is now made under the version of the guideline that is in force.
 *
 * @throws UserError `annotation.otherImage` when an operation reaches for a label of another image.
 */
export function editImage(
  store: Store,
  input: { readonly image: ImageId; readonly label: string; readonly operations: readonly Operation[] },
): EditResult {
  const guideline = currentVersion(store.db);
  const questions = questionsOf(store);
  const drafts = input.operations.flatMap((operation) => draftsOf(store, input.image, operation, guideline, questions));
  drafts.push(...withdrawnEmptiness(store, input.image, drafts));
  const { revision, steps } = commit(store, drafts, { image: input.image, label: input.label });
  return editResult(store, input.image, { revision, steps, label: null, skipped: 0 });
}

export function undoOnImage(store: Store, image: ImageId): EditResult {
  return moved(store, image, undo(store, image));
}

export function redoOnImage(store: Store, image: ImageId): EditResult {
  return moved(store, image, redo(store, image));
}

function moved(store: Store, image: ImageId, undone: Undone | null): EditResult {
  return editResult(store, image, undone ?? { revision: lastRevision(store.db), steps: [], label: null, skipped: 0 });
}

function draftsOf(
  store: Store,
  image: ImageId,
  operation: Operation,
  guideline: GuidelineVersionId | null,
  questions: Questions,
): Draft[] {
  if (operation.type === 'relate' || operation.type === 'unrelate') return [relationDraft(store, image, operation)];
  const existing = annotationById(store.db, operation.id);
  if (existing && existing.image !== image) {
    throw new UserError(
      'annotation.otherImage',
      { annotation: operation.id, image },
      `The label ${operation.id} belongs to another image than ${image}. Nothing was written.`,
    );
  }
  if (operation.type === 'delete') return [{ kind: 'annotation', entity: operation.id, value: null }];
  const suggestion = existing ? undefined : suggestionDraft(store, image, operation);
  const label: Draft = {
    kind: 'annotation',
    entity: operation.id,
    value: {
      image,
      class: operation.class,
      author: existing?.author ?? store.member,
      geometry: operation.geometry,
      source: existing?.source ?? suggestion?.source ?? { type: 'drawn' },
      guideline,
      rules: operation.rules ?? existing?.rules ?? [],
      truncated: reachesOutside(store, image, operation.geometry),
      attributes: answersAfter(questions, operation.class, operation.attributes, existing),
      transcription:
        operation.transcription === undefined ? (existing?.transcription ?? null) : operation.transcription,
      stack: operation.stack ?? existing?.stack ?? 0,
      group: operation.group === undefined ? (existing?.group ?? null) : operation.group,
    },
  };
  return suggestion ? [suggestion.draft, label] : [label];
}

/** What a model made while a person pointed is kept as it was made, so that later changes can be told from it. */
function suggestionDraft(
  store: Store,
  image: ImageId,
  { suggested, class: labelClass, geometry, transcription }: Extract<Operation, { type: 'put' }>,
): { draft: Draft; source: Source } | undefined {
  if (!suggested) return undefined;
  const id = newId<PredictionId>(store.machine.now());
  const { model, score } = suggested;
  const said = transcription ? { transcription } : {};
  const value = { image, class: labelClass, geometry, ...suggested, decision: 'accepted' as const, ...said };
  return {
    draft: { kind: 'prediction', entity: id, value },
    source: { type: 'accepted', prediction: id, model, score },
  };
}
