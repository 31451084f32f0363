import type { ModelAnswers, ModelDraftView } from '@shared/contract/prelabel';
import { changeCard } from './card-changes';
import type { ModelCard } from './card';
import { draftModel, type ModelDraft } from './draft-model';
import type { PrelabelHost } from './host';
import { installModel, lacksPart, type ModelFiles } from './install-model';
import type { ModelRoots } from './models';

/** The same for the window: only what it shows. */
export function draftView({ facts, card, unsure, needs }: ModelDraft): ModelDraftView {
  return {
    name: card.name,
    task: card.task,
    family: card.adapter,
    bytes: facts.bytes,
    inputs: facts.inputs.map((tensor) => ({ ...tensor, shape: [...tensor.shape] })),
    outputs: facts.outputs.map((tensor) => ({ ...tensor, shape: [...tensor.shape] })),
    metadata: facts.metadata,
    width: card.input.width,
    height: card.input.height,
    labels: card.classes,
    threshold: card.thresholds.score,
    licence: card.licence.spdx,
    unsure: [...unsure],
    needs,
  };
}

/** @throws UserError when the files are no model, one is missing, or there is one of that name. */
export async function addModel(
  host: PrelabelHost,
  roots: ModelRoots,
  files: ModelFiles,
  answers: ModelAnswers,
): Promise<void> {
  await installModel(roots.added, files, await answeredCard(host, files, answers));
}

/** The card of a model, with what a person said of it. @throws UserError when a file is missing. */
export async function answeredCard(host: PrelabelHost, files: ModelFiles, answers: ModelAnswers): Promise<ModelCard> {
  const draft = await draftModel(host, files);
  const { labels, threshold, ...changes } = answers;
  const card = changeCard(draft.card, { ...changes, classes: labels, score: threshold });
  if (draft.needs) throw lacksPart(card, draft.needs);
  return card;
}
