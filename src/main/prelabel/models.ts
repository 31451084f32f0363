import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@shared/lib/user-error';
import { modelRef, type ModelCard } from './card';
import { loadCard } from './load-card';

/** A model that can be opened: its card, and the folder that holds the card and the model's file. */
export interface InstalledModel {
  readonly card: ModelCard;
  readonly folder: string;
}

/** The models in the folders below `root`, by name. A folder whose card cannot be used is a problem, not a failure. */
export async function listModels(root: string): Promise<{ models: InstalledModel[]; problems: UserError[] }> {
  const models: InstalledModel[] = [];
  const problems: UserError[] = [];
  for (const folder of await modelFolders(root)) {
    try {
      models.push({ card: await loadCard(folder), folder });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(error);
    }
  }
  return { models: models.toSorted((first, second) => first.card.name.localeCompare(second.card.name)), problems };
}

/** @param wanted the id of a model, or `<id>@<version>`. */
export async function findModel(root: string, wanted: string): Promise<InstalledModel> {
  const { models } = await listModels(root);
  const found = models.find(({ card }) => card.id === wanted || modelRef(card) === wanted);
  if (found) return found;
  const known = models.map(({ card }) => modelRef(card)).join(', ');
  throw new UserError('model.unknown', { model: wanted, known }, `There is no model "${wanted}". There are: ${known}`);
}

async function modelFolders(root: string): Promise<string[]> {
  const entries = await readdir(root);
  return entries.map((entry) => join(root, entry)).filter((folder) => existsSync(join(folder, 'card.json')));
}
