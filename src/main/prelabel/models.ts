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
  /** It did not come with Plumbline and can be removed. */
  readonly isAdded: boolean;
}

/** Where models are: those that come with Plumbline, and those that were added on this machine. */
export interface ModelRoots {
  readonly shipped: string;
  /** Need not be there yet. */
  readonly added: string;
}

/** All models, by name. A folder whose card cannot be used is a problem, not a failure. */
export async function listModels(roots: ModelRoots): Promise<{ models: InstalledModel[]; problems: UserError[] }> {
  const models: InstalledModel[] = [];
  const problems: UserError[] = [];
  const folders = [...(await modelFolders(roots.shipped)), ...(await modelFolders(roots.added))];
  for (const folder of folders) {
    try {
      models.push({ card: await loadCard(folder), folder, isAdded: folder.startsWith(roots.added) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(error);
    }
  }
  return { models: models.toSorted((first, second) => first.card.name.localeCompare(second.card.name)), problems };
}

/** @param wanted the id of a model, or `<id>@<version>`. */
export async function findModel(roots: ModelRoots, wanted: string): Promise<InstalledModel> {
  const { models } = await listModels(roots);
  const found = models.find(({ card }) => card.id === wanted || modelRef(card) === wanted);
  if (found) return found;
  const known = models.map(({ card }) => modelRef(card)).join(', ');
  throw new UserError('model.unknown', { model: wanted, known }, `There is no model "${wanted}". There are: ${known}`);
}

async function modelFolders(root: string): Promise<string[]> {
  const entries = await readdir(root).catch(() => []);
  return entries.map((entry) => join(root, entry)).filter((folder) => existsSync(join(folder, 'card.json')));
}
