import { rm } from 'node:fs/promises';
import { UserError } from '@shared/lib/user-error';
import { modelRef } from './card';
import { findModel, type ModelRoots } from './models';

/**
 * Deletes a model that was added. Suggestions that it made stay.
 *
 * @param wanted the id of a model, or `<id>@<version>`.
 * @throws UserError `model.unknown`; `model.shipped` for one that came with Plumbline.
 */
export async function removeModel(roots: ModelRoots, wanted: string): Promise<void> {
  const { card, folder, isAdded } = await findModel(roots, wanted);
  if (!isAdded) {
    const message = `${modelRef(card)} comes with Plumbline and stays`;
    throw new UserError('model.shipped', { model: card.name }, message);
  }
  await rm(folder, { recursive: true });
}
