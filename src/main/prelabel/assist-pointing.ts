import type { Geometry } from '@shared/geometry/geometry';
import { UserError } from '@shared/lib/user-error';
import type { ImageId } from '@shared/model/ids';
import type { Store } from '@main/db/store';
import { modelRef } from './card';
import type { PrelabelHost } from './host';
import { imageFile } from './image-file';
import { listModels, type InstalledModel, type ModelRoots } from './models';
import type { Prompt } from './prompt-session';

interface Pointing {
  readonly image: ImageId;
  /** `<id>@<version>`; null: the first model that one points with. */
  readonly model: string | null;
}

/** Has the model look at an image in advance, so that each prompt is answered at once. @throws as `promptModel`. */
export async function seeImage(
  store: Store,
  host: PrelabelHost,
  roots: ModelRoots,
  { image, model }: Pointing,
): Promise<{ model: string; name: string }> {
  const { card, folder } = await promptModel(roots, model);
  await host.see(folder, imageFile(store, image).path);
  return { model: modelRef(card), name: card.name };
}

/** What the model outlines where a person points; it is theirs to take or leave, and nothing is kept. */
export async function outlinePointed(
  store: Store,
  host: PrelabelHost,
  roots: ModelRoots,
  { image, model, points, box }: Pointing & Prompt,
): Promise<{ geometry: Geometry | null; model: string; score: number; threshold: number }> {
  const { card, folder } = await promptModel(roots, model);
  const { geometry, score } = await host.prompt(folder, imageFile(store, image).path, { points, box });
  return { geometry, score, model: modelRef(card), threshold: card.thresholds.score };
}

/** @throws UserError `model.noneFor` when no model that one points with was added. */
async function promptModel(roots: ModelRoots, wanted: string | null): Promise<InstalledModel> {
  const fitting = (await listModels(roots)).models.filter(({ card }) => card.task === 'prompt');
  const found = fitting.find(({ card }) => modelRef(card) === wanted) ?? fitting[0];
  if (found) return found;
  throw new UserError('model.noneFor', { kind: 'outline' }, 'No installed model outlines what one points at: add one');
}
