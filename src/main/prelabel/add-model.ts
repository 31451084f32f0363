import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelAnswers, ModelDraftView, Tried } from '@shared/contract/prelabel';
import { changeCard } from './card-changes';
import type { ModelCard } from './card';
import { draftModel, type ModelDraft } from './draft-model';
import type { PrelabelHost } from './host';
import { installModel, lacksPart, type ModelFiles } from './install-model';
import type { ModelRoots } from './models';
import { openModel } from './open-model';

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

/** Runs a model that is not installed on one image. */
export async function tryModel(
  host: PrelabelHost,
  roots: ModelRoots,
  files: ModelFiles,
  answers: ModelAnswers,
  imagePath: string,
): Promise<Tried> {
  const root = await mkdtemp(join(tmpdir(), 'plumbline-model-'));
  try {
    const folder = await installModel(root, files, await answeredCard(host, files, answers));
    const model = await openModel(host, roots, folder, { reader: null });
    const { thresholds, classes } = model.card;
    const found = await model.detect(imagePath, { threshold: thresholds.score });
    return {
      found: found.map(({ classIndex, score, text, outline, box }) => ({
        label: classes[classIndex] ?? '',
        score,
        text: text ?? null,
        geometry: outline ?? { type: 'box', ...box },
      })),
    };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function answeredCard(host: PrelabelHost, files: ModelFiles, answers: ModelAnswers): Promise<ModelCard> {
  const draft = await draftModel(host, files);
  const { labels, threshold, ...changes } = answers;
  const card = changeCard(draft.card, { ...changes, classes: labels, score: threshold });
  if (draft.needs) throw lacksPart(card, draft.needs);
  return card;
}
