import type { Rectangle } from '@shared/embeddings/region';
import { UserError } from '@shared/lib/user-error';
import { loadCard } from './load-card';
import { modelRef, type ModelCard, type ModelTask } from './card';
import type { Detection } from './detection';
import type { Detector, PrelabelHost } from './host';
import { identityOf } from './model-identity';
import { listModels, type InstalledModel, type ModelRoots } from './models';
import { openImage } from './decode-image';

/** Which of several models for the same thing is taken; null: the first. */
export interface ModelChoices {
  /** `<id>` or `<id>@<version>` of the reader of text. */
  readonly reader: string | null;
}

/**
 * A model in the folder that is ready to suggest labels, together with the others it works with: text is found by one
 * and read by another; a model for single people looks at each that a detector finds.
 *
 * @param roots where models are.
 * @throws UserError when the model is not made for that, or one that it needs is not there.
 */
export async function openModel(
  host: PrelabelHost,
  roots: ModelRoots,
  folder: string,
  choices: ModelChoices,
  signal?: AbortSignal,
): Promise<Detector> {
  const card = await loadCard(folder);
  if (card.task === 'find-text') {
    const { models } = await listModels(roots);
    const turn = models.find((model) => model.card.task === 'turn-text');
    const read = choose(models, 'read-text', choices.reader);
    return host.openText({ find: folder, turn: turn?.folder ?? null, read: read?.folder ?? null }, signal);
  }
  if (card.task !== 'detect' && card.task !== 'classify') {
    const message = `${card.name} is made for "${card.task}" and suggests no labels: choose another model`;
    throw new UserError('model.otherTask', { model: card.name, task: card.task }, message);
  }
  const model = await host.open(folder, signal);
  return card.within ? lookWithin(model, await finderOf(host, roots, card, signal)) : model;
}

function choose(models: readonly InstalledModel[], task: ModelTask, wanted: string | null): InstalledModel | undefined {
  const fitting = models.filter(({ card }) => card.task === task);
  return fitting.find(({ card }) => card.id === wanted || modelRef(card) === wanted) ?? fitting[0];
}

/** The detector that finds what a model looks at. */
async function finderOf(
  host: PrelabelHost,
  roots: ModelRoots,
  card: ModelCard,
  signal?: AbortSignal,
): Promise<Detector> {
  const wanted = card.within?.class.toLowerCase();
  const { models } = await listModels(roots);
  const found = models.find(
    ({ card: other }) =>
      other.task === 'detect' && !other.within && other.classes.some((name) => name.toLowerCase() === wanted),
  );
  if (found) return host.open(found.folder, signal);
  const message = `${card.name} looks at one ${wanted} at a time, and no installed model finds any: add a detector for it`;
  throw new UserError('model.noFinder', { model: card.name, class: card.within?.class ?? '' }, message);
}

/** Runs the model on each object that the finder sees; where a part of the image is asked for, on that alone. */
function lookWithin(model: Detector, finder: Detector): Detector {
  const { card } = model;
  return {
    card,
    identity: identityOf([card, finder.card]),
    async detect(imagePath, options) {
      if (options.region) return model.detect(imagePath, options);
      const { size } = await openImage(imagePath);
      const threshold = finder.card.thresholds.score;
      const objects = await finder.detect(imagePath, { ...options, threshold });
      const found: Detection[] = [];
      for (const { classIndex, box } of objects) {
        if (finder.card.classes[classIndex]?.toLowerCase() !== card.within?.class.toLowerCase()) continue;
        const region = grownRegion(box, card.within, size);
        found.push(...(await model.detect(imagePath, { ...options, region })));
      }
      return found.toSorted((one, other) => other.score - one.score);
    },
  };
}

/** What is shown of an image to a model that looks at one object: its box with some surroundings, in whole pixels. */
export function grownRegion(
  box: Detection['box'],
  within: ModelCard['within'],
  image: { readonly width: number; readonly height: number },
): Rectangle {
  const { margin = 0, square = false } = within ?? {};
  const side = Math.max(box.width, box.height);
  const width = (square ? side : box.width) * (1 + 2 * margin);
  const height = (square ? side : box.height) * (1 + 2 * margin);
  const left = clamp(Math.floor(box.x + (box.width - width) / 2), image.width - 1);
  const top = clamp(Math.floor(box.y + (box.height - height) / 2), image.height - 1);
  const right = Math.min(image.width, Math.ceil(box.x + (box.width + width) / 2));
  const bottom = Math.min(image.height, Math.ceil(box.y + (box.height + height) / 2));
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

function clamp(value: number, high: number): number {
  return Math.min(Math.max(value, 0), high);
}
