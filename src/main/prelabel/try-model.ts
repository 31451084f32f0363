import { UserError } from '@shared/lib/user-error';
import type { ModelAnswers, Tried } from '@shared/contract/prelabel';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answeredCard } from './add-model';
import type { ModelCard } from './card';
import { openImage } from './decode-image';
import type { Detector, PrelabelHost } from './host';
import { installModel, type ModelFiles } from './install-model';
import { listModels, type ModelRoots } from './models';
import { openModel } from './open-model';

/**
 * Runs a model that is not installed on one image. What one points with is pointed at the middle of it; a reader reads
 * what the installed finder of text finds; of an embedding only its length can be told.
 *
 * @throws UserError when the model cannot be run, or one that it works with is not there.
 */
export async function tryModel(
  host: PrelabelHost,
  roots: ModelRoots,
  files: ModelFiles,
  answers: ModelAnswers,
  imagePath: string,
): Promise<Tried> {
  const card = await answeredCard(host, files, answers);
  const root = await mkdtemp(join(tmpdir(), 'plumbline-model-'));
  try {
    const folder = await installModel(root, files, card);
    if (card.task === 'prompt') return await pointed(host, folder, card, imagePath);
    if (card.task === 'embed') return await embedded(host, folder, imagePath);
    const model =
      card.task === 'read-text'
        ? await readerOf(host, roots, folder)
        : await openModel(host, roots, folder, { reader: null });
    return { found: await detected(model, imagePath), numbers: null };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function detected(model: Detector, imagePath: string): Promise<Tried['found']> {
  const { thresholds, classes } = model.card;
  const found = await model.detect(imagePath, { threshold: thresholds.score });
  return found.map(({ classIndex, score, text, outline, box }) => ({
    label: classes[classIndex] ?? '',
    score,
    text: text ?? null,
    geometry: outline ?? { type: 'box', ...box },
  }));
}

async function pointed(host: PrelabelHost, folder: string, card: ModelCard, imagePath: string): Promise<Tried> {
  const { size } = await openImage(imagePath);
  const middle = { x: size.width / 2, y: size.height / 2, isInside: true };
  const { geometry, score } = await host.prompt(folder, imagePath, { points: [middle], box: null });
  return { found: geometry ? [{ label: card.name, score, text: null, geometry }] : [], numbers: null };
}

async function embedded(host: PrelabelHost, folder: string, imagePath: string): Promise<Tried> {
  const { size } = await openImage(imagePath);
  const [vector] = await host.embed(folder, imagePath, [{ x: 0, y: 0, ...size }]);
  return { found: [], numbers: vector?.length ?? 0 };
}

async function readerOf(host: PrelabelHost, roots: ModelRoots, reader: string): Promise<Detector> {
  const { models } = await listModels(roots);
  const find = models.find(({ card }) => card.task === 'find-text');
  if (!find) {
    throw new UserError(
      'model.noneFor',
      { kind: 'text' },
      'No installed model finds text for this one to read: add one',
    );
  }
  const turn = models.find(({ card }) => card.task === 'turn-text');
  return host.openText({ find: find.folder, turn: turn?.folder ?? null, read: reader });
}
