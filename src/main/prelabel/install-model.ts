import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@shared/lib/user-error';
import { modelCardSchema, type ModelCard } from './card';
import { verifyModelFile } from './load-card';

/**
 * Copies a model's file and its card into a folder of their own below `root`, named by the card's id. Nothing is left
 * there when it fails.
 *
 * @returns the folder.
 */
export async function installModel(root: string, modelPath: string, card: ModelCard): Promise<string> {
  const folder = join(root, modelCardSchema.parse(card).id);
  await mkdir(root, { recursive: true });
  if (!(await makeNew(folder))) {
    throw new UserError('model.exists', { model: card.id }, `There is a model "${card.id}" already: choose another id`);
  }
  try {
    await copyFile(modelPath, join(folder, card.file));
    await verifyModelFile(folder, card);
    // The card comes last: a folder without one is not taken for a model.
    await writeFile(join(folder, 'card.json'), `${JSON.stringify(card, null, 2)}\n`);
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
  return folder;
}

async function makeNew(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
